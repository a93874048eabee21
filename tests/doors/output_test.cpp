// S55 and S56: sheets that spreadsheets open, and lines of the log.
#include "hub/program/csv.hpp"
#include "hub/program/log.hpp"
#include "hub/program/log_line.hpp"
#include "tests/doors/hall.hpp"

#include <catch2/catch.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>

using namespace doors;

namespace {

std::string read(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

// What is written to standard error while it lives.
class CapturedErrors {
public:
    CapturedErrors() : before_(::dup(STDERR_FILENO)) {
        const int file =
            ::open((folder_.path() / "errors").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(file, STDERR_FILENO);
        ::close(file);
    }
    ~CapturedErrors() { give_back(); }
    CapturedErrors(const CapturedErrors&) = delete;
    CapturedErrors& operator=(const CapturedErrors&) = delete;

    std::string all() {
        give_back();
        return read(folder_.path() / "errors");
    }

private:
    void give_back() {
        std::fflush(stderr);
        if (before_ < 0) return;
        ::dup2(before_, STDERR_FILENO);
        ::close(before_);
        before_ = -1;
    }

    support::TemporaryFolder folder_{};
    int before_;
};

support::Outcome aidhub(const Hall& hall, std::vector<std::string> words) {
    words.insert(words.end(), {"--data", hall.data.path().string()});
    return support::run_aidhub(std::move(words));
}

}  // namespace

TEST_CASE("S55: a sheet with formulas as names comes out defused and goes in again as it was") {
    Hall hall;
    const std::filesystem::path folder = hall.data.path();
    const std::string group = end_to_end::add_group(folder);
    const auto other = aidhub(hall, {"group", "add", "Other", "--area", "E8 3"});
    REQUIRE(other.code == 0);
    const std::string other_group = other.out.substr(0, other.out.find('\n'));
    {
        std::ofstream sheet{folder / "in.csv"};
        sheet << "name,phone,postcode,needs,days\n"
                 "\"=HYPERLINK(\"\"http://a.example\"\",\"\"x\"\")\",+447700900101,E8 3,shopping,\n"
                 "+1,+447700900102,E8 3,shopping,Mon 9-12 or Fri\n"
                 "-1,+447700900103,E8 3,anything,\n"
                 "\"@x, \"\"y\"\"\",07700 900104,E8,shopping,weekday mornings\n"
                 "'=z,7700900105,E8 3,shopping,\n";
    }
    const std::string in = (folder / "in.csv").string();
    const std::string out = (folder / "out.csv").string();
    const std::string again = (folder / "again.csv").string();
    REQUIRE(aidhub(hall, {"volunteer", "import", in, "--group", group}).code == 0);
    const auto exported = aidhub(hall, {"volunteer", "export", out, "--group", group});
    INFO(exported.err);
    REQUIRE(exported.code == 0);
    CHECK(exported.out == "5 volunteers written\n");
    const std::string sheet = read(out);
    const auto permissions = std::filesystem::status(out).permissions();
    CHECK((permissions & std::filesystem::perms::others_read) == std::filesystem::perms::none);
    for (const char* cell : {"\"'=HYPERLINK(\"\"http://a.example\"\",\"\"x\"\")\"",
                             "\"'+1\"",
                             "\"'-1\"",
                             "\"'@x, \"\"y\"\"\"",
                             "\"'+447700900105\"",
                             "\"mon 09:00-12:00 or fri\""}) {
        INFO(sheet);
        CHECK(sheet.find(cell) != std::string::npos);
    }
    const auto table = program::read_csv(sheet);
    REQUIRE(table.rows.size() == 6);

    const auto imported = aidhub(hall, {"volunteer", "import", out, "--group", other_group});
    INFO(imported.err);
    REQUIRE(imported.code == 0);
    REQUIRE(aidhub(hall, {"volunteer", "export", again, "--group", other_group}).code == 0);
    CHECK(read(again) == sheet);
}

TEST_CASE("S55: who said STOP is not in a sheet, because importing it would ask them again") {
    end_to_end::Street street;
    street.phone(end_to_end::bo).text(street.hub, "STOP");
    street.phone(end_to_end::bo).wait_for("no more messages");
    const std::string out = (street.data.path() / "out.csv").string();
    const auto exported =
        support::run_aidhub({"volunteer", "export", out, "--data", street.data.path().string()});
    INFO(exported.err);
    CHECK(exported.out == "4 volunteers written, 1 left out: not approved, or said STOP\n");
    CHECK(read(out).find(end_to_end::bo) == std::string::npos);
}

TEST_CASE("S56: whatever is logged is one line of at most a kilobyte and speaks to no terminal") {
    CapturedErrors errors;
    program::set_up_log({});
    const std::string evil =
        "x\n2026-01-01T00:00:00.000Z error audit who=admin\r\x1B[2J\x1B]0;title\x07\u202E\u2028"
        "{\"level\":\"audit\"}\x9B"
        "31m";
    spdlog::error("task failed name=test reason={}", evil);
    spdlog::info("value={}", std::string(1U << 20U, 'a'));
    spdlog::info("value={}", std::string(1U << 20U, '\n'));
    spdlog::default_logger()->flush();
    const std::string log = errors.all();
    REQUIRE(std::count(log.begin(), log.end(), '\n') == 3);
    CHECK(log.find('\r') == std::string::npos);
    CHECK(log.find('\x1B') == std::string::npos);
    CHECK(log.find("\u202E") == std::string::npos);
    CHECK(log.find("x\\n2026-01-01T00:00:00.000Z error audit") != std::string::npos);
    for (std::size_t begin = 0; begin < log.size();) {
        const std::size_t end = log.find('\n', begin);
        CHECK(end - begin < program::longest_line);
        begin = end + 1;
    }
}
