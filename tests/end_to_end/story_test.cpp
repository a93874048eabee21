#include "tests/end_to_end/street.hpp"
#include "tests/support/kannel.hpp"
#include "tests/support/sms_network.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using namespace end_to_end;
using support::HubProcess;
using support::Kannel;
using support::SmsNetwork;

// A phone on the network behind a real Kannel.
class NetworkPhone {
public:
    NetworkPhone(SmsNetwork& network, std::string number)
        : network_{network}, number_{std::move(number)} {}

    void text(const std::string& words) const { network_.phone(number_).text(words); }
    // Everything it has got, in one, once that holds these words.
    std::string wait_for(const std::string& words) const {
        std::string heard;
        const bool came = support::comes_true(
            [this, &heard, &words] {
                heard = support::joined(network_.received(number_));
                return holds(heard, words);
            },
            support::patience);
        if (!came) throw std::runtime_error(number_ + " waits for " + words + "; got: " + heard);
        return heard;
    }
    std::string heard() const { return support::joined(network_.received(number_)); }

private:
    SmsNetwork& network_;
    std::string number_;
};

}  // namespace

TEST_CASE(
    "a text through Kannel is offered to the nearest suitable volunteers, taken by a text, the "
    "others stood down, the resident told") {
    const std::string port = support::free_port();
    const Kannel kannel{{.hub_port = static_cast<std::uint16_t>(std::stoul(port))}};
    SmsNetwork network{kannel.network_port()};
    const support::TemporaryFolder data;
    support::Variables settings = served_by(kannel.sendsms(), Kannel::password, Kannel::secret);
    settings["AIDHUB_KANNEL_REPORTS_TO"] = "http://127.0.0.1:" + port;
    HubProcess hub{{"--data", data.path().string(), "--port", port}, settings};
    add_group(data.path());
    add_volunteers(data.path(),
                   {std::string{"Ann Ash,"} + ann + ",E8 3,shopping",
                    std::string{"Bo Birch,"} + bo + ",E8 4,shopping",
                    std::string{"Cem Cedar,"} + cem + ",E8 1,shopping",
                    std::string{"Dee Dale,"} + dee + ",N16 5,shopping",
                    std::string{"Eve Elm,"} + eve + ",E8 3,dog walking"});
    const NetworkPhone resident{network, rosa};
    const NetworkPhone first{network, ann};
    const NetworkPhone second{network, bo};
    const NetworkPhone third{network, cem};

    resident.text("Hello, I need some shopping please. I am at 12 Mare Street E8 3PN");
    resident.wait_for("name");
    resident.text("My name is Rosa Luz");
    resident.wait_for("paid");
    resident.text("I can pay by card over the phone");
    resident.wait_for("Ref ");

    const std::string offer = first.wait_for("YES ");
    CHECK(holds(offer, "E8 3"));
    CHECK_FALSE(holds(offer, "Mare"));
    CHECK_FALSE(holds(offer, "Rosa"));
    second.wait_for("YES ");
    third.wait_for("YES ");
    const std::string code = code_in(offer);

    first.text("yes " + code);
    const std::string task = first.wait_for("DONE " + code);
    CHECK(holds(task, "12 Mare Street"));
    CHECK(holds(task, "Rosa"));
    const std::string coming = resident.wait_for("Ann will help");
    CHECK_FALSE(holds(coming, "Ash"));
    resident.wait_for("PIN");
    second.wait_for("Somebody is already helping");
    third.wait_for("Somebody is already helping");

    first.text("done " + code);
    first.wait_for("Thank you so much");
    resident.wait_for("Has Ann helped");
    resident.text("yes");
    resident.wait_for("Thank you for telling us");

    // Nobody far away, and nobody who does other things, was troubled.
    CHECK(NetworkPhone(network, dee).heard().empty());
    CHECK(NetworkPhone(network, eve).heard().empty());
    // The network's reports have moved the messages on.
    CHECK(support::comes_true(
        [&hub] {
            return hub.metric("aidhub_reports_total", "heard") >=
                   hub.metric("aidhub_hand_overs_total", "accepted");
        },
        support::patience));
    CHECK(hub.metric("aidhub_hand_overs_total", "accepted") > 10);
    CHECK(hub.terminate() == 0);
    CHECK(hub.left_behind().empty());
}

TEST_CASE_METHOD(
    Street,
    "chest pain and milk in one text: 999 is told, the desk is alerted, no volunteer hears of it") {
    SmsPhone resident = phone(rosa);
    resident.text(hub, "I have a bad chest pain and need some milk, E8 3PN");
    CHECK(holds(resident.wait_for("999"), "not an emergency service"));
    const std::string alert = phone(coordinator).wait_for("URGENT");
    CHECK(holds(alert, "chest pain"));
    CHECK_FALSE(holds(alert, "milk"));
    // What comes after it in the same group is served later: then nobody was asked meanwhile.
    SmsPhone neighbour = phone("+447700900106");
    neighbour.text(hub, "Could somebody walk my dog? 12 Mare Street E8 3PN. My name is Tom Hill");
    CHECK(holds(phone(eve).wait_for("YES "), "dog walking"));
    for (const char* volunteer : {ann, bo, cem, dee}) CHECK(phone(volunteer).all().empty());
    CHECK(gateway.violations().empty());
}
