#include "tests/simulation/oracle/tests/story.hpp"

namespace oracle::story {

TEST_CASE("a request may be held by as many as are wanted, each of whom was asked") {
    Story story;
    RequestPut request = open_request();
    request.wanted = 2;
    story.request(request);
    request.holders = {"v", "w"};
    request.state = "filled";
    story.request(request);
    CHECK(story.kept_all());
}

TEST_CASE("one helper more than wanted breaks places") {
    Story story;
    RequestPut request = open_request();
    story.request(request);
    request.holders = {"v", "w"};
    story.request(request);
    CHECK(story.broke("places"));
}

TEST_CASE("a helper who was never asked breaks places, also when asked in the same commit") {
    Story story;
    RequestPut request = open_request({"w"});
    story.request(request);
    request.holders = {"v"};
    request.offered = {"v", "w"};
    story.request(request);
    CHECK(story.broke("places"));
}

TEST_CASE("a place that is written over breaks places, one that is given back does not") {
    Story story;
    RequestPut request = open_request();
    story.request(request);
    request.holders = {"v"};
    request.state = "filled";
    story.request(request);
    request.holders = {"w"};
    SECTION("written over") {
        story.request(request);
        CHECK(story.broke("places"));
    }
    SECTION("given back") {
        request.released = {"v"};
        story.request(request);
        CHECK_FALSE(story.broke("places"));
    }
}

TEST_CASE("a request that no longer knows whom it asked breaks places") {
    Story story;
    story.request(open_request({"v", "w"}));
    story.request(open_request({"v"}));
    CHECK(story.broke("places"));
}

TEST_CASE("whoever held the place when their message was begun may lose it on the way") {
    Story story;
    story.request(open_request());
    story.request_is("q", "filled", {"v"});
    story.begin(message_to("v", "m", "yours"), "+2");
    story.request_is("q", "open", {}, {message_to("v", "n", "released")});
    story.hand_over("m", "+2");
    CHECK(story.kept_all());
}

TEST_CASE("whoever has done the task may be told that it is theirs") {
    Story story;
    RequestPut request = open_request();
    story.request(request);
    request.holders = {"v"};
    request.state = "filled";
    story.request(request);
    request.holders = {};
    request.finished = {"v"};
    request.state = "done";
    story.request(request);
    story.begin(message_to("v", "m", "their_words"), "+2");
    story.hand_over("m", "+2");
    CHECK_FALSE(story.broke("yours"));
}

TEST_CASE("yours to somebody who does not hold it breaks yours") {
    Story story;
    story.request(open_request());
    story.begin(message_to("v", "m", "yours"), "+2");
    story.request_is("q", "filled", {"v"});
    story.hand_over("m", "+2");
    CHECK(story.broke("yours"));
}

TEST_CASE("yours at another's number breaks yours") {
    Story story;
    story.request(open_request());
    story.request_is("q", "filled", {"v"});
    story.begin(message_to("v", "m", "yours"), "+3");
    story.hand_over("m", "+3");
    CHECK(story.broke("yours"));
}

TEST_CASE("what a node had begun before a rollback it may still say") {
    Story story;
    story.request(open_request());
    story.copy();
    story.request_is("q", "filled", {"v"});
    story.begin(message_to("v", "m", "yours"), "+2");
    story.roll_back();
    story.hand_over("m", "+2");
    CHECK(story.kept_all());
}

}  // namespace oracle::story
