#include "hub/services/notices.hpp"

#include "tests/unit/hub/services_notices/house.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace std::chrono_literals;
using Outcome = hub::Pushed::Outcome;
using hub::Purpose;

namespace {

namespace phrases = rules::phrases;

struct Seen {
    std::string device{};
    hub::Notice notice{};
};

// A push service that answers what it is told to.
class ScriptedPush final : public hub::Push {
public:
    std::vector<Seen> seen{};
    std::map<std::string, Outcome> answers{};  // by device; the others accept
    std::function<void()> on_push{};
    bool hangs{};

    boost::asio::awaitable<hub::Pushed> push(hub::Device device, hub::Notice notice) override {
        seen.push_back({device.id.text, std::move(notice)});
        if (on_push) on_push();
        if (hangs) {
            boost::asio::steady_timer never(co_await boost::asio::this_coro::executor,
                                            boost::asio::steady_timer::time_point::max());
            co_await never.async_wait(boost::asio::use_awaitable);
        }
        const auto answer = answers.find(device.id.text);
        hub::Pushed pushed;
        pushed.outcome = answer == answers.end() ? Outcome::accepted : answer->second;
        co_return pushed;
    }

    std::vector<std::string> devices() const {
        std::vector<std::string> names;
        for (const Seen& one : seen) names.push_back(one.device);
        std::sort(names.begin(), names.end());
        return names;
    }
};

std::string words(const hub::Wording& wording, std::string_view language) {
    std::string text = wording.phrase + " in " + std::string(language);
    for (const auto& [gap, value] : wording.values)
        text.append(" ").append(gap).append("=").append(value);
    return text;
}

using Names = std::vector<std::string>;

struct Service {
    ScriptedPush push{};
};

struct Hackney : Service, notices_test::House {
    Hackney() : House(push, words) {}
};

}  // namespace

TEST_CASE("an offer that was texted reaches every browser of that person in the same words") {
    Hackney house;
    house.add_device("phone");
    house.add_device("tablet");
    house.add_device("bens", "ben");
    house.tell_offer("m");
    CHECK(house.push.devices() == Names{"phone", "tablet"});
    REQUIRE(house.world.sms.parcels.size() == 1);
    const hub::Notice notice = house.push.seen.at(0).notice;
    CHECK(notice.title == "Hackney");
    CHECK(notice.body == house.world.sms.parcels[0].text.reveal);
    CHECK(notice.tag == "r1");
    CHECK(notice.path == "/help/tasks");
    CHECK(notice.useful_until == house.world.clock.now() + 24h);
    CHECK_FALSE(notice.urgent);
    CHECK(house.world.measures.counts["pushes/accepted"] == 2);
    CHECK(house.failures.empty());
}

TEST_CASE("that an offer is over takes its place on the screen, with a title alone") {
    Hackney house;
    house.add_device("phone");
    house.queue("m",
                Purpose::news,
                rules::wording(phrases::stand_down,
                               {{"need", "shopping"}, {"place", "E8 3"}, {"code", "R7"}}));
    house.text("m");
    house.finish();
    REQUIRE(house.push.seen.size() == 1);
    const hub::Notice& notice = house.push.seen[0].notice;
    CHECK(notice.title == "notice_stand_down in en code=R7 need=shopping");
    CHECK(notice.body.empty());
    CHECK(notice.tag == "r1");
}

TEST_CASE("an alert is urgent, opens the desk, and takes nobody's place") {
    Hackney house;
    house.add_device("phone");
    house.queue("m",
                Purpose::alert,
                rules::wording(phrases::alert_overdue, {{"group", "Hackney"}, {"reference", "7"}}));
    house.text("m");
    house.finish();
    REQUIRE(house.push.seen.size() == 1);
    CHECK(house.push.seen[0].notice.tag == "m");
    CHECK(house.push.seen[0].notice.path == "/desk");
    CHECK(house.push.seen[0].notice.urgent);
}

TEST_CASE("what was not handed over, or says what others may not read, is not pushed") {
    Hackney house;
    house.add_device("phone");
    using Said = hub::HandedOver::Outcome;
    SECTION("the gateway did not take it") {
        const auto said = GENERATE(Said::refused, Said::later, Said::unknown, Said::opted_out);
        hub::HandedOver answer;
        answer.outcome = said;
        house.world.sms.answers = {answer};
        house.queue_offer("m");
    }
    SECTION("the address said STOP") {
        house.queue_offer("m");
        support::set_stopped(house.world, support::ana);
    }
    SECTION("somebody's own words") {
        house.queue(
            "m", Purpose::news, rules::wording(phrases::their_words, {{"words", "my insulin"}}));
    }
    house.text("m");
    house.finish();
    CHECK(house.push.seen.empty());
}

TEST_CASE("whoever stopped or is blocked is not pushed to, whatever is texted") {
    Hackney house;
    house.add_device("phone");
    hub::Person ana = house.person("ana");
    const bool by_desk = GENERATE(false, true);
    (by_desk ? ana.blocked : ana.stopped) = true;
    house.put(ana);
    house.tell_offer("m");
    CHECK(house.world.sms.parcels.size() == 1);
    CHECK(house.push.seen.empty());
}

TEST_CASE("a text is finished while the push hangs") {
    Hackney house;
    house.add_device("phone");
    house.push.hangs = true;
    house.queue_offer("m");
    house.text("m");
    CHECK(house.world.message("m").state == hub::MessageState::sent);
    house.queue_offer("n");
    house.text("n");
    CHECK(house.world.message("n").state == hub::MessageState::sent);
    CHECK(house.tasks.size() >= 1);
    house.tasks.cancel();
    house.finish();
    CHECK(house.failures.empty());
}

TEST_CASE("a store that is away costs the push, not the text") {
    Hackney house;
    house.add_device("phone");
    house.store.away = true;
    house.tell_offer("m");
    CHECK(house.world.message("m").state == hub::MessageState::sent);
    CHECK(house.push.seen.empty());
    CHECK(house.failures == Names{"push"});
    house.store.away = false;
    house.tell_offer("n");
    CHECK(house.push.seen.size() == 1);
}

TEST_CASE("a browser that is gone is forgotten, and only that one") {
    Hackney house;
    for (const char* name : {"gone", "later", "refused", "unknown", "good"}) house.add_device(name);
    house.push.answers = {{"gone", Outcome::gone},
                          {"later", Outcome::later},
                          {"refused", Outcome::refused},
                          {"unknown", Outcome::unknown}};
    house.tell_offer("m");
    CHECK(house.push.seen.size() == 5);
    CHECK_FALSE(house.has_device("gone"));
    for (const char* name : {"later", "refused", "unknown", "good"}) CHECK(house.has_device(name));
    CHECK(house.world.measures.counts["pushes/gone"] == 1);
    house.tell_offer("n");
    CHECK(house.push.seen.size() == 9);  // nor is it pushed to within the minute
}

TEST_CASE("a browser that subscribed anew while its push was under way stays") {
    Hackney house;
    const hub::Device device = house.add_device("phone");
    house.push.answers = {{"phone", Outcome::gone}};
    house.push.on_push = [&] {
        boost::asio::io_context loop;
        hub::Changes changes;
        changes.put(device);
        changes.at = house.world.clock.now();
        changes.actor = "ana";
        changes.action = "add_device";
        auto commit = house.world.sealed.commit(house.world.scope, std::move(changes));
        const auto committed = support::run(loop, std::move(commit));
        REQUIRE(committed.has_value());
    };
    house.tell_offer("m");
    CHECK(house.has_device("phone"));
}

TEST_CASE("who has browsers is asked once a minute, not for each message") {
    Hackney house;
    house.tell_offer("m1");
    house.tell_offer("m2");
    CHECK(house.store.lists == 1);
    house.add_device("phone");
    house.tell_offer("m3");
    CHECK(house.push.seen.empty());
    house.world.clock.advance(services::Notices::remembered);
    house.tell_offer("m4");
    CHECK(house.push.seen.size() == 1);
    CHECK(house.store.lists == 2);
}

TEST_CASE("a browser that somebody else has taken over, or that was taken off, hears nothing") {
    Hackney house;
    house.add_device("shared");
    house.add_device("old");
    house.tell_offer("m1");
    REQUIRE(house.push.seen.size() == 2);
    house.add_device("shared", "ben");
    hub::Changes changes;
    changes.erase(record_id(hub::DeviceId{"old"}));
    house.world.commit(house.world.scope, std::move(changes));
    house.tell_offer("m2");
    CHECK(house.push.seen.size() == 2);
}

TEST_CASE("what is useful no more is not pushed") {
    Hackney house;
    house.add_device("phone");
    hub::Group group;
    group.id = house.world.group;
    hub::OutgoingMessage message = support::news(house.world, "m", Purpose::offer);
    message.wording = notices_test::House::offer_words();
    message.useful_until = house.world.clock.now();
    house.notices.tell(group, house.person("ana"), message);
    house.finish();
    CHECK(house.push.seen.empty());
    message.useful_until += 1ms;
    house.notices.tell(group, house.person("ana"), message);
    house.finish();
    CHECK(house.push.seen.size() == 1);
}

TEST_CASE("pushes under way are bounded, and begin again when some have ended") {
    Hackney house;
    house.add_device("phone");
    hub::Group group;
    group.id = house.world.group;
    hub::OutgoingMessage message = support::news(house.world, "m", Purpose::offer);
    message.wording = notices_test::House::offer_words();
    const int most = services::Notices::most_at_once;
    const hub::Person ana = house.person("ana");
    for (int i = 0; i < most + 7; ++i) house.notices.tell(group, ana, message);
    house.finish();
    CHECK(house.push.seen.size() == static_cast<std::size_t>(most));
    CHECK(house.world.measures.counts["pushes/too_many"] == 7);
    house.notices.tell(group, ana, message);
    house.finish();
    CHECK(house.push.seen.size() == static_cast<std::size_t>(most) + 1);
}
