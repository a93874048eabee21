// S36 and S37: what goes out, and to whom it never does.
#include "adapters/sms/kannel/channel.hpp"
#include "adapters/sms/segments.hpp"
#include "tests/doors/hall.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/run.hpp"

#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>

#include <string>

using namespace doors;
using end_to_end::bring;
using end_to_end::Gateway;
using end_to_end::holds;

namespace {

kannel::Settings settings_for(const Gateway& gateway) {
    kannel::Settings settings;
    settings.sendsms = gateway.sendsms();
    settings.username = Gateway::username;
    settings.password = Gateway::password;
    settings.secret = Gateway::secret;
    settings.number = Gateway::hub_number;
    return settings;
}

// A hand-over of a real channel to a strict gateway.
struct Sender {
    Gateway gateway{};
    support::FixedClock clock{};
    boost::asio::io_context loop{};

    hub::HandedOver send(const std::string& to,
                         const std::string& words,
                         const kannel::Settings& settings) {
        kannel::Channel channel{settings, clock};
        hub::Parcel parcel;
        parcel.group = {"g1"};
        parcel.message = {"m1"};
        parcel.to.reveal = to;
        parcel.text.reveal = words;
        return support::run(loop, channel.hand_over(std::move(parcel)));
    }
};

}  // namespace

TEST_CASE("S36: an outbound text is literal, whatever it looks like") {
    Sender sender;
    for (const std::string words : {"{name} {{7*7}} ${HOME} %s %n %(x)s <b>&amp;</b>",
                                    "a+b %41 &to=+447700900002&text=x ; | $(id)",
                                    "[] {} ~ ^ | \\ \u20AC",
                                    "line\nend"}) {
        INFO(words);
        const auto sent = sender.send("+447700900101", words, settings_for(sender.gateway));
        CHECK(sent.outcome == hub::HandedOver::Outcome::accepted);
        CHECK(sender.gateway.taken().back().words == words);
        CHECK(sent.segments == 1);
    }
    CHECK(sender.gateway.violations().empty());
    CHECK(sms::count_segments(std::string(80, '[')) == 1);  // two septets each
    CHECK(sms::count_segments(std::string(81, '[')) == 2);
}

TEST_CASE("S36: what a resident writes is no template and no link for a volunteer who is asked") {
    end_to_end::Street street;
    end_to_end::SmsPhone rosa = street.phone(end_to_end::rosa);
    rosa.text(street.hub,
              "Hello, I need some shopping please http://canary.example/{code} %s. I am at 12 Mare "
              "Street E8 3PN");
    rosa.wait_for("name");
    rosa.text(street.hub, "My name is Rosa Luz");
    rosa.wait_for("paid");
    rosa.text(street.hub, "I can pay by card over the phone");
    rosa.wait_for("Ref ");
    end_to_end::SmsPhone ann = street.phone(end_to_end::ann);
    ann.text(street.hub, "yes " + end_to_end::code_in(ann.wait_for("YES ")));
    ann.wait_for("it is yours");
    for (const auto& text : street.gateway.taken()) {
        INFO(text.words);
        CHECK(sms::count_segments(text.words) <= 3);
        CHECK_FALSE(holds(text.words, "canary"));
    }
    CHECK(street.gateway.violations().empty());
}

TEST_CASE("S37: a receiver that is not one number which may be texted gets nothing") {
    Sender sender;
    kannel::Settings settings = settings_for(sender.gateway);
    for (const char* to : {"",
                           "+447700900001 +447700900002",
                           "+447700900001,+447700900002",
                           "+447700900001+447700900002",
                           "+447700900001&to=+447700900002",
                           "+447700900001\n",
                           "07700900001",
                           "84433",
                           "999",
                           "+0447700900",
                           "HUB"}) {
        INFO(to);
        const auto sent = sender.send(to, "hello", settings);
        CHECK(sent.outcome == hub::HandedOver::Outcome::refused);
        CHECK(sent.segments == 0);
    }
    settings.send_to = {"+44", "+353"};
    for (const char* to : {"+882161234567", "+37060012345", "+4577009001"})
        CHECK(sender.send(to, "hello", settings).outcome == hub::HandedOver::Outcome::refused);
    CHECK(sender.gateway.taken().empty());
    CHECK(sender.gateway.violations().empty());
    CHECK(sender.send("+447700900101", "hello", settings).outcome ==
          hub::HandedOver::Outcome::accepted);
}

TEST_CASE("S37: nobody can be added under, or texts from, a number that must not be texted") {
    Hall hall;
    end_to_end::add_group(hall.data.path());
    int dropped = 0;
    for (const char* number : {"+447700900001 +447700900002",
                               "+449098790000",
                               "09098790000",
                               "84433",
                               "999",
                               "+447055512345",
                               "+448001111"}) {
        INFO(number);
        const auto added = support::run_aidhub({"volunteer",
                                                "add",
                                                "--name",
                                                "Canary",
                                                "--phone",
                                                number,
                                                "--postcode",
                                                "E8 3",
                                                "--needs",
                                                "shopping",
                                                "--data",
                                                hall.data.path().string()});
        CHECK(added.code == 1);
        CHECK_FALSE(holds(added.err, "Canary"));
        CHECK(bring(*hall.hub, number, "need shopping at E8 3PN").status == 200);
        ++dropped;
    }
    CHECK(support::comes_true(
        [&] { return hall.hub->metric("aidhub_inbound_dropped_total") >= dropped; }));
    CHECK(hall.gateway.taken().empty());
}
