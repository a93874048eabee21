#include "tests/simulation/oracle/tests/story.hpp"

namespace oracle::story {

namespace {

Text asking(std::uint64_t id) {
    Text text = words(id);
    text.asks = true;
    return text;
}

Text dangerous(std::uint64_t id) {
    Text text = words(id);
    text.dangerous = true;
    return text;
}

void alert(Story& story, const std::string& kind, std::uint64_t text) {
    Commit commit;
    commit.alerts = {{"a", kind, "r", ""}};
    commit.caused_by = {text};
    story.put(commit);
}

}  // namespace

TEST_CASE("a text is applied and taken off, perhaps twice, and perhaps before it is acknowledged") {
    Story story;
    story.oracle.offered(words(1), story.now);
    story.apply(1);
    story.oracle.taken_off(1, false, story.now);
    story.oracle.acknowledged(1, Acknowledged::fresh, story.now);
    story.oracle.acknowledged(1, Acknowledged::duplicate, story.now);
    story.oracle.taken_off(1, false, story.now);
    story.rest();
    CHECK(story.kept_all());
}

TEST_CASE("a text of which nothing comes breaks kept") {
    Story story;
    story.text(words(1));
    SECTION("it stays in the inbox") {
        story.rest();
        CHECK(story.broke("kept"));
    }
    SECTION("it is taken off without effect") {
        story.oracle.taken_off(1, false, story.now);
        CHECK(story.broke("kept"));
    }
    SECTION("unless it is dropped with a count") {
        story.oracle.dropped(1, story.now);
        story.oracle.taken_off(1, false, story.now);
        story.rest();
        CHECK(story.kept_all());
    }
    SECTION("or buried") {
        story.oracle.taken_off(1, true, story.now);
        story.rest();
        CHECK(story.kept_all());
    }
}

TEST_CASE("a STOP that changes nothing is taken off") {
    Story story;
    Text stop = words(1);
    stop.meaning = Meaning::stop;
    story.text(stop);
    story.oracle.taken_off(1, false, story.now);
    story.rest();
    CHECK(story.kept_all());
}

TEST_CASE("entries that wait at rest break kept") {
    Story story;
    Rest rest;
    rest.waiting = 1;
    story.oracle.rest(rest, story.now);
    CHECK(story.broke("kept"));
}

TEST_CASE("a repeat is acknowledged as one") {
    Story story;
    story.copy();
    story.text(words(1));
    SECTION("a second time as new breaks kept") {
        story.oracle.acknowledged(1, Acknowledged::fresh, story.now);
        CHECK(story.broke("kept"));
    }
    SECTION("except when a rollback lost the first") {
        story.roll_back();
        story.pass(1);
        story.text(words(1));
        story.apply(1);
        story.oracle.taken_off(1, false, story.now);
        story.rest();
        CHECK(story.kept_all());
    }
}

TEST_CASE("a repeat may be acknowledged before the first") {
    Story story;
    story.oracle.offered(words(1), story.now);
    story.oracle.acknowledged(1, Acknowledged::duplicate, story.now);
    story.oracle.acknowledged(1, Acknowledged::fresh, story.now);
    CHECK(story.kept_all());
    story.rest();
    CHECK(story.broke("kept"));
}

TEST_CASE("a text that was stored before a rollback and acknowledged after it may be lost") {
    Story story;
    story.copy();
    story.pass(1);
    story.oracle.offered(asking(1), story.now);
    story.pass(1);
    story.roll_back();
    story.pass(1);
    story.oracle.acknowledged(1, Acknowledged::fresh, story.now);
    story.oracle.taken_off(1, false, story.now);
    story.oracle.healed(story.now);
    story.pass(hour);
    story.rest();
    CHECK(story.kept_all());
}

TEST_CASE("what a rollback lost need not come to anything, what it kept must") {
    Story story;
    story.text(words(1));
    story.copy();
    story.text(words(2));
    story.apply(1);
    story.oracle.taken_off(1, false, story.now);
    story.roll_back();
    SECTION("applied again") {
        story.apply(1);
        story.oracle.taken_off(1, false, story.now);
        story.rest();
        CHECK(story.kept_all());
    }
    SECTION("taken off without being applied again") {
        story.oracle.taken_off(1, false, story.now);
        CHECK(story.broke("kept"));
    }
}

TEST_CASE("a text makes one request") {
    Story story;
    story.text(words(1));
    story.request(open_request(), {1});
    SECTION("and may change it") {
        story.request(open_request(), {1});
        CHECK(story.kept_all());
    }
    SECTION("two break kept") {
        RequestPut second = open_request();
        second.id = "q2";
        story.request(second, {1});
        CHECK(story.broke("kept"));
    }
    SECTION("after a rollback it makes one again") {
        Story other;
        other.text(words(1));
        other.copy();
        other.request(open_request(), {1});
        other.roll_back();
        RequestPut again = open_request();
        again.id = "q2";
        other.request(again, {1});
        CHECK(other.kept_all());
    }
}

TEST_CASE("who asks has a word in time") {
    Story story;
    story.text(asking(1));
    story.pass(hour);
    story.oracle.healed(story.now);
    story.pass(9 * minute);
    CHECK(story.kept_all());
    SECTION("they have") {
        story.send(message_to("r", "m", "closed"), "+1");
        story.pass(minute);
        CHECK(story.kept_all());
    }
    SECTION("they have not") {
        story.pass(minute);
        CHECK(story.broke("answered"));
    }
    SECTION("only another one has") {
        story.send(message_to("v", "m", "closed"), "+2");
        story.pass(minute);
        CHECK(story.broke("answered"));
    }
    SECTION("they said STOP meanwhile") {
        story.address("+1", {}, true);
        story.address("+1", {}, false);
        story.pass(minute);
        CHECK(story.kept_all());
    }
    SECTION("nothing could be made of it") {
        story.oracle.dropped(1, story.now);
        story.pass(minute);
        CHECK(story.kept_all());
    }
}

TEST_CASE("a text may be answered before its repeat is acknowledged") {
    Story story;
    story.oracle.healed(story.now);
    story.oracle.offered(asking(1), story.now);
    story.pass(minute);
    story.send(message_to("r", "m", "closed"), "+1");
    story.pass(minute);
    story.oracle.offered(asking(1), story.now);
    story.oracle.acknowledged(1, Acknowledged::duplicate, story.now);
    story.pass(hour);
    CHECK(story.kept_all());
}

TEST_CASE("whom a gateway refuses for good need not be answered") {
    Story story;
    story.oracle.healed(story.now);
    story.begin(message_to("r", "m", "closed"), "+1");
    const std::uint64_t id = story.hand_over("m", "+1");
    story.end(id, GENERATE(Outcome::refused, Outcome::opted_out));
    story.pass(1);
    story.text(asking(1));
    story.pass(hour);
    CHECK(story.kept_all());
}

TEST_CASE("two machines that answer each other may be left waiting") {
    Setting setting = usual();
    setting.replies_per_hour = 4;
    Story story(setting);
    story.oracle.healed(story.now);
    const int replies = GENERATE(2, 3);
    for (int i = 0; i < replies; ++i) {
        story.send(message_to("r", "m" + std::to_string(i), "closed"), "+1");
        story.pass(1);
    }
    story.text(asking(1));
    story.pass(hour);
    CHECK(story.broke("answered") == (replies == 2));
}

TEST_CASE("a text that a rollback lost is not waited for") {
    Story story;
    story.copy();
    story.text(asking(1));
    story.roll_back();
    story.oracle.healed(story.now);
    story.pass(hour);
    CHECK(story.kept_all());
}

TEST_CASE("a text that speaks of danger raises its alert") {
    Story story;
    story.text(dangerous(1));
    const auto kind = GENERATE(as<std::string>{}, "danger", "not_understood");
    const bool stopped = GENERATE(true, false);
    if (stopped) story.address("+1", {}, true);
    alert(story, kind, 1);
    story.oracle.taken_off(1, false, story.now);
    story.rest();
    CHECK(story.broke("alerted") == (kind != "danger" && !stopped));
}

TEST_CASE("a dangerous text without any alert breaks alerted, stopped or not") {
    Story story;
    story.text(dangerous(1));
    if (GENERATE(true, false)) story.address("+1", {}, true);
    story.apply(1);
    story.oracle.taken_off(1, false, story.now);
    story.rest();
    CHECK(story.broke("alerted"));
}

TEST_CASE("a dangerous text sends nobody") {
    Story story;
    story.request(open_request());
    story.text(dangerous(1));
    Commit commit;
    commit.caused_by = {1};
    SECTION("a word to the one in danger is right") {
        commit.messages = {message_to("r", "m", "emergency", "news")};
        commit.timers = {{"m/send", story.now}};
        story.put(commit);
        CHECK(story.kept_all());
    }
    SECTION("an offer breaks danger") {
        commit.messages = {message_to("v", "m", "offer", "offer")};
        story.put(commit);
        CHECK(story.broke("danger"));
    }
    SECTION("a request that is open at once breaks danger") {
        RequestPut request = open_request();
        request.id = "q2";
        commit.requests = {request};
        story.put(commit);
        CHECK(story.broke("danger"));
    }
}

}  // namespace oracle::story
