#include "tests/simulation/oracle/tests/story.hpp"

namespace oracle::story {

TEST_CASE("an open request has a timer, one that is over need not") {
    Story story;
    story.request(open_request());
    Commit commit;
    commit.requests = {open_request()};
    commit.timers = {{"q/dispatch", std::nullopt}};
    SECTION("it may be of another kind") {
        commit.timers.push_back({"q/follow_up", story.now});
    }
    SECTION("it may be over") {
        commit.requests.front().state = "cancelled";
    }
    story.put(commit);
    CHECK(story.kept_all());
}

TEST_CASE("what waits without a timer breaks timers") {
    Story story;
    Commit commit;
    SECTION("a request") {
        commit.requests = {open_request()};
    }
    SECTION("a request whose name only begins the same") {
        commit.requests = {open_request()};
        commit.timers = {{"qq/dispatch", story.now}};
    }
    SECTION("a message") {
        commit.messages = {message_to("r", "m", "closed")};
        commit.messages.front().state = GENERATE(as<std::string>{}, "queued", "sending", "unknown");
    }
    SECTION("a message whose timer is erased later") {
        story.message(message_to("r", "m", "closed"));
        commit.timers = {{"m/send", std::nullopt}};
    }
    story.put(commit);
    CHECK(story.broke("timers"));
}

TEST_CASE("a timer that is moved is one timer") {
    Story story;
    story.message(message_to("r", "m", "closed"));
    story.message(message_to("r", "m", "closed"));
    MessagePut sent = message_to("r", "m", "closed");
    sent.state = "sent";
    Commit commit;
    commit.messages = {sent};
    commit.timers = {{"m/send", std::nullopt}, {"m/forget", story.now}};
    story.put(commit);
    CHECK(story.kept_all());
}

TEST_CASE("at rest no timer is overdue") {
    Story story;
    Rest rest;
    rest.scopes = {{group, {"q/dispatch"}, {{"1", "356a192b7913b04c54574d18c28d46e6395428ab"}}}};
    story.oracle.rest(rest, story.now);
    CHECK(story.broke("timers"));
}

TEST_CASE("a draft has somebody who asks about it later") {
    Story story;
    Commit commit;
    RequestPut draft = open_request();
    draft.resident = "r";
    draft.state = "draft";
    commit.requests = {draft};
    SECTION("with a timer") {
        commit.timers = {{"q/follow_up", story.now + minute}};
        story.put(commit);
        CHECK(story.kept_all());
    }
    SECTION("not without") {
        story.put(commit);
        CHECK(story.broke("timers"));
    }
}

}  // namespace oracle::story
