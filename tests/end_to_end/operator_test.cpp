#include "tests/end_to_end/street.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace {

using namespace end_to_end;
using support::HubProcess;
using support::run_aidhub;
using support::TemporaryFolder;

std::filesystem::path write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream{file} << text;
    return file;
}

std::ptrdiff_t lines_in(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
}

// A hub with a group that nobody helps in yet.
struct EmptyGroup {
    Gateway gateway{};
    TemporaryFolder data{};
    HubProcess hub{{"--data", data.path().string()}, served_by(gateway.sendsms())};
    std::string group{add_group(data.path())};

    SmsPhone phone(const std::string& number) { return {gateway, number}; }
    void ask_for_a_walk(const std::string& number) {
        phone(number).text(
            hub, "Could somebody walk my dog? 12 Mare Street E8 3PN. My name is Rosa Luz");
    }
};

}  // namespace

TEST_CASE_METHOD(EmptyGroup,
                 "a sheet with bad rows adds nobody, and each bad row is named with its reason") {
    const auto sheet = write(data.path() / "sheet.csv",
                             "Name,Phone,Postcode,Needs\n"
                             "Eve Elm,+447700900105,E8 3,dog walking\n"
                             "Bad Phone,12,E8 3,dog walking\n"
                             "Bad Place,+447700900107,ZZ99 9ZZ,dog walking\n"
                             ",+447700900108,E8 3,juggling\n");
    const auto refused =
        run_aidhub({"volunteer", "import", sheet.string(), "--data", data.path().string()});
    INFO(refused.err);
    CHECK(refused.code == 1);
    CHECK(refused.out.empty());
    CHECK(holds(refused.err, "line 3: the phone number cannot be texted"));
    CHECK(holds(refused.err, "line 4: the postcode is not known"));
    CHECK(holds(refused.err, "line 5: there is no name"));
    CHECK(holds(refused.err, "line 5: \"juggling\" is no need of this group"));
    CHECK_FALSE(holds(refused.err, "line 2"));

    ask_for_a_walk(rosa);
    phone(rosa).wait_for("no helper");
    CHECK(phone(eve).all().empty());
}

TEST_CASE_METHOD(EmptyGroup,
                 "one volunteer is added by a command, in the words of people, and is asked") {
    const std::vector<std::string> command{"volunteer",
                                           "add",
                                           "--name",
                                           "Eve Elm",
                                           "--phone",
                                           "07700 900105",
                                           "--postcode",
                                           "e8 3pn",
                                           "--needs",
                                           "dog walking",
                                           "--data",
                                           data.path().string()};
    const auto added = run_aidhub(command);
    INFO(added.err);
    CHECK(added.code == 0);
    CHECK(lines_in(added.out) == 1);
    const auto nowhere = run_aidhub({"volunteer",
                                     "add",
                                     "--name",
                                     "A",
                                     "--phone",
                                     "07700 900106",
                                     "--postcode",
                                     "nowhere",
                                     "--needs",
                                     "dog walking",
                                     "--data",
                                     data.path().string()});
    CHECK(nowhere.code == 1);
    CHECK(lines_in(nowhere.err) == 1);

    ask_for_a_walk(rosa);
    phone(eve).wait_for("YES ");
}

TEST_CASE_METHOD(EmptyGroup, "a second hub on the same data folder is refused in one clear line") {
    const auto second = run_aidhub({"serve", "--port", "0", "--data", data.path().string()});
    INFO(second.err);
    CHECK(second.code == 1);
    CHECK(second.out.empty());
    CHECK(holds(second.err, "aidhub: "));
    CHECK(lines_in(second.err) == 1);
    CHECK(hub.ready());
    CHECK(run_aidhub({"desk", "--data", data.path().string()}).code == 0);  // its link still stands
}

TEST_CASE("check-config tells everything that is wrong at once, and serve refuses the same") {
    const TemporaryFolder folder;
    const auto file = write(folder.path() / "hub.toml",
                            "[http]\nport = 99999\nprot = 1\n[new_group]\nnation = \"france\"\n");
    const support::Variables variables{{"AIDHUB_NONSENSE", "1"}};
    for (const char* command : {"check-config", "serve"}) {
        INFO(command);
        const auto refused = run_aidhub(
            {command, "--config", file.string(), "--data", (folder.path() / "data").string()},
            variables);
        INFO(refused.err);
        CHECK(refused.code == 1);
        CHECK(refused.out.empty());
        for (const char* problem :
             {"AIDHUB_NONSENSE", "http.port", "http.prot", "new_group.nation"})
            CHECK(holds(refused.err, problem));
    }
    CHECK(run_aidhub({"check-config"}).code == 0);
}

TEST_CASE("a command without a hub says so in one line") {
    const TemporaryFolder folder;
    const auto refused =
        run_aidhub({"group", "add", "Nobody", "--area", "E8 3", "--data", folder.path().string()});
    CHECK(refused.code == 1);
    CHECK(holds(refused.err, "no hub runs in"));
    CHECK(lines_in(refused.err) == 1);
}

TEST_CASE("a backup brings the records back, and a STOP made after it is not forgotten") {
    Street lost;
    lost.ask_for_shopping();
    SmsPhone volunteer = lost.phone(ann);
    const std::string code = code_in(volunteer.wait_for("YES "));
    for (const char* other : {bo, cem}) lost.phone(other).wait_for("YES ");
    // A text whose outcome is not written down yet would be waited for after the restore.
    REQUIRE(support::comes_true([&lost] {
        return lost.hub.metric("aidhub_hand_overs_total", "accepted") >=
               static_cast<double>(lost.gateway.taken().size());
    }));
    const TemporaryFolder fresh;
    const TemporaryFolder safe;
    const auto backup = safe.path() / "backup";
    const auto saved = run_aidhub({"backup", backup.string(), "--data", lost.data.path().string()});
    INFO(saved.err);
    REQUIRE(saved.code == 0);
    SmsPhone stopped = lost.phone(bo);
    stopped.text(lost.hub, "STOP");
    stopped.wait_for("You will get no more messages");
    const std::size_t before = stopped.all().size();
    lost.hub.kill();
    CHECK(lost.hub.left_behind().empty());

    const auto restored = run_aidhub({"restore",
                                      backup.string(),
                                      "--data",
                                      fresh.path().string(),
                                      "--stops",
                                      (lost.data.path() / "stops.log").string()});
    INFO(restored.err);
    REQUIRE(restored.code == 0);
    std::filesystem::copy_file(lost.data.path() / "key", fresh.path() / "key");
    const HubProcess hub{{"--data", fresh.path().string()}, served_by(lost.gateway.sendsms())};
    CHECK(run_aidhub({"restore", backup.string(), "--data", fresh.path().string()}).code == 1);

    // The offer of before the backup is taken after it; who said STOP is not even stood down.
    volunteer.text(hub, "yes " + code);
    CHECK(holds(volunteer.wait_for("it is yours"), "12 Mare Street"));
    lost.phone(rosa).wait_for("Ann will help");
    lost.phone(cem).wait_for("Somebody is already helping");
    CHECK(support::comes_true(
        [&hub] { return hub.metric("aidhub_hand_overs_total", "stopped") >= 1; },
        support::patience));
    CHECK(stopped.all().size() == before);
}
