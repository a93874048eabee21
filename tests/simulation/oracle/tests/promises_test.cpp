#include "tests/simulation/oracle/tests/story.hpp"

namespace oracle::story {

namespace {

void somebody_comes(Story& story) {
    story.request(open_request());
    story.request_is("q", "filled", {"v"}, {message_to("r", "m1", "helper_coming")});
    story.send(message_to("r", "m1", "helper_coming"), "+1");
}

// Volunteer w is asked and a gateway takes the question.
void ask_w(Story& story) {
    story.request(open_request());
    story.message(message_to("w", "o", "offer", "offer"));
    story.send(message_to("w", "o", "offer", "offer"),
               "+3",
               "Can you help? Reply YES 3A within 30 minutes.");
}

}  // namespace

TEST_CASE("who was told that somebody comes is told that they do not") {
    Story story;
    somebody_comes(story);
    story.request_is("q", "open", {}, {message_to("r", "m2", "helper_dropped_out")});
    SECTION("by a text") {
        story.send(message_to("r", "m2", "helper_dropped_out"), "+1");
    }
    SECTION("which may fail") {
        MessagePut failed = message_to("r", "m2", "helper_dropped_out");
        failed.state = "failed";
        story.message(failed);
    }
    SECTION("or cannot be told, because they said STOP") {
        story.address("+1", {}, true);
    }
    SECTION("or somebody else comes") {
        story.request_is("q", "filled", {"w"});
    }
    SECTION("or they cancel themselves") {
        story.request_is("q", "cancelled", {});
    }
    story.rest();
    CHECK_FALSE(story.broke("coming"));
}

TEST_CASE("a helper who drops out in silence breaks coming") {
    Story story;
    somebody_comes(story);
    story.request_is("q", "open", {});
    SECTION("while it is looked for another") {}
    SECTION("when nobody is found") {
        story.request_is("q", "unmet", {});
    }
    SECTION("when what was said is older than that") {
        story.message(message_to("r", "m1", "still_looking"));
    }
    story.rest();
    CHECK(story.broke("coming"));
}

TEST_CASE("a word that was held back breaks coming") {
    Story story;
    somebody_comes(story);
    story.request_is("q", "open", {}, {message_to("r", "m2", "helper_dropped_out")});
    MessagePut cancelled = message_to("r", "m2", "helper_dropped_out");
    cancelled.state = "cancelled";
    story.message(cancelled);
    story.rest();
    CHECK(story.broke("coming"));
}

TEST_CASE("what only the lost store had said is forgiven") {
    Story story;
    story.request(open_request());
    story.copy();
    story.request_is("q", "filled", {"v"}, {message_to("r", "m1", "helper_coming")});
    story.send(message_to("r", "m1", "helper_coming"), "+1");
    story.roll_back();
    story.rest();
    CHECK(story.kept_all());
}

TEST_CASE("a helper who has finished one of two places has not dropped out") {
    Story story;
    RequestPut request = open_request();
    request.wanted = 2;
    story.request(request);
    request.holders = {"v"};
    story.request(request);
    story.send(message_to("r", "m1", "helper_coming"), "+1");
    request.holders = {};
    request.finished = {"v"};
    story.request(request);
    story.rest();
    CHECK_FALSE(story.broke("coming"));
}

TEST_CASE("a task that is cancelled is taken back from its helper") {
    Story story;
    story.request(open_request());
    story.request_is("q", "filled", {"v"});
    story.send(message_to("v", "y", "yours"), "+2");
    story.request_is("q", "cancelled", {}, {message_to("v", "t", "task_cancelled")});
    SECTION("by a text") {
        story.send(message_to("v", "t", "task_cancelled"), "+2");
        story.rest();
        CHECK_FALSE(story.broke("coming"));
    }
    SECTION("unless they said STOP") {
        story.address("+2", {}, true);
        story.rest();
        CHECK_FALSE(story.broke("coming"));
    }
    SECTION("silence breaks coming") {
        story.rest();
        CHECK(story.broke("coming"));
    }
}

TEST_CASE("who still thinks about an offer is stood down when it is filled or cancelled") {
    Story story;
    ask_w(story);
    const std::string state = GENERATE(as<std::string>{}, "filled", "cancelled");
    const std::vector<std::string> holders =
        state == "filled" ? std::vector<std::string>{"v"} : std::vector<std::string>{};
    SECTION("with a message") {
        const std::string phrase = state == "filled" ? "stand_down" : "not_needed";
        story.request_is("q", state, holders, {message_to("w", "s", phrase, "stand_down")});
        story.rest();
        CHECK_FALSE(story.broke("coming"));
    }
    SECTION("silence breaks coming") {
        story.request_is("q", state, holders);
        story.rest();
        CHECK(story.broke("coming"));
    }
}

TEST_CASE("nobody need be stood down from an offer that is over for them") {
    Story story;
    ask_w(story);
    SECTION("they answered") {
        story.text(words(7, "+3"));
    }
    SECTION("it lapsed") {
        story.pass(30 * minute - 2000);
    }
    SECTION("it was reported lost") {
        MessagePut failed = message_to("w", "o", "offer", "offer");
        failed.state = "failed";
        story.message(failed);
    }
    SECTION("they said STOP") {
        story.address("+3", {}, true);
    }
    story.request_is("q", "filled", {"v"});
    story.rest();
    CHECK_FALSE(story.broke("coming"));
}

TEST_CASE("nobody loses a task without a word") {
    Story story;
    story.request(open_request());
    story.request_is("q", "filled", {"v"});
    SECTION("with one") {
        story.request_is("q", "open", {}, {message_to("v", "n", "released")});
        CHECK(story.kept_all());
    }
    SECTION("but who said STOP") {
        story.address("+2", {}, true);
        story.request_is("q", "open", {});
        CHECK_FALSE(story.broke("yours"));
    }
    SECTION("not because another took it from under them") {
        story.request_is("q", "filled", {"w"});
        CHECK(story.broke("yours"));
    }
}

}  // namespace oracle::story
