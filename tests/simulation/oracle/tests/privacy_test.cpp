#include "tests/simulation/oracle/tests/story.hpp"

namespace oracle::story {

namespace {

Story with_secrets() {
    Story story;
    story.oracle.hides({"qzstreet", "+1", false});
    story.oracle.hides({"qzdanger", "+1", true});
    story.request(open_request());
    return story;
}

void tell(Story& story,
          const std::string& person,
          const std::string& number,
          const std::string& text,
          const std::string& phrase = "any") {
    story.begin(message_to(person, "m", phrase), number);
    story.hand_over("m", number, text);
}

}  // namespace

TEST_CASE("its owner, a coordinator and the holder may read a canary") {
    Story story = with_secrets();
    SECTION("the owner") {
        tell(story, "r", "+1", "At 12 Qzstreet? qzdanger");
    }
    SECTION("a coordinator") {
        tell(story, "c", "+9", "qzdanger at qzstreet");
    }
    SECTION("the holder") {
        story.request_is("q", "filled", {"v"});
        tell(story, "v", "+2", "Go to 12 QZSTREET, E8");
    }
    SECTION("whoever held it when their message was begun") {
        story.request_is("q", "filled", {"v"});
        story.begin(message_to("v", "m", "yours"), "+2");
        story.request_is("q", "open", {}, {message_to("v", "n", "released")});
        story.hand_over("m", "+2", "12 qzstreet");
    }
    SECTION("anybody, what only looks like one") {
        tell(story, "v", "+2", "qz qzq qzstree QZQZSTREE");
    }
    CHECK(story.kept_all());
}

TEST_CASE("others may not") {
    Story story = with_secrets();
    SECTION("a volunteer before they accept") {
        tell(story, "v", "+2", "near qzStreet");
    }
    SECTION("a volunteer who accepted something else") {
        RequestPut other = open_request();
        other.id = "q2";
        other.resident = "w";
        story.request(other);
        other.holders = {"v"};
        story.request(other);
        tell(story, "v", "+2", "near qzStreet");
    }
    SECTION("a helper who has finished") {
        RequestPut request = open_request();
        request.holders = {"v"};
        story.request(request);
        request.holders = {};
        request.finished = {"v"};
        request.state = "done";
        story.request(request);
        tell(story, "v", "+2", "qzstreet");
    }
    SECTION("a helper who dropped out") {
        story.request_is("q", "filled", {"v"});
        story.request_is("q", "open", {}, {message_to("v", "n", "released")});
        tell(story, "v", "+2", "qzstreet");
    }
    SECTION("somebody unknown") {
        tell(story, "x", "+5", "qzstreet");
    }
    SECTION("behind another canary of their own") {
        story.oracle.hides({"qzvvvvvv", "+2", false});
        tell(story, "v", "+2", "qzvvvvvv qzqzstreet");
    }
    CHECK(story.broke("privacy"));
}

TEST_CASE("words of danger reach no volunteer, not even the holder") {
    Story story = with_secrets();
    story.request_is("q", "filled", {"v"});
    tell(story, "v", "+2", "They wrote: qzdanger");
    CHECK(story.broke("danger"));
}

TEST_CASE("strangers do not learn who has cash or lives alone") {
    Story story = with_secrets();
    const auto phrase = GENERATE(as<std::string>{}, "offer", "stand_down", "not_needed", "yours");
    const auto text = GENERATE(as<std::string>{}, "Pays Cash", "lives ALONE", "pays by card");
    story.request_is("q", "filled", {"v"});
    tell(story, "v", "+2", text, phrase);
    CHECK(story.broke("privacy") == (phrase != "yours" && text != "pays by card"));
}

}  // namespace oracle::story
