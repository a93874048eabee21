#include "tests/simulation/oracle/tests/story.hpp"

namespace oracle::story {

TEST_CASE("a hand-over that was marked before the STOP may still begin") {
    Story story;
    story.begin(message_to("r", "m", "closed"), "+1");
    Commit stop;
    stop.scope = scope_of("+1");
    stop.addresses = {{"+1", true, "m", "m1", story.now + 20'000}};
    story.put(stop);
    story.hand_over("m", "+1");
    CHECK(story.kept_all());
}

TEST_CASE("after a STOP only its confirmation is marked") {
    Story story;
    story.address("+1", {}, true);
    SECTION("the confirmation may go") {
        story.begin(message_to("r", "m", "stop_confirmed", "stop_confirmation"), "+1", true);
        story.hand_over("m", "+1");
        CHECK(story.kept_all());
    }
    SECTION("anything else breaks stop") {
        story.begin(message_to("r", "m", "closed"), "+1", true);
        CHECK(story.broke("stop"));
    }
    SECTION("after START everything may go again") {
        story.address("+1", {}, false);
        story.begin(message_to("r", "m", "closed"), "+1");
        story.hand_over("m", "+1");
        CHECK(story.kept_all());
    }
}

TEST_CASE("a hand-over without a mark, or with another message's, breaks stop") {
    Story story;
    MessagePut message = message_to("r", "m", "closed");
    message.state = "sending";
    story.message(message);
    const std::string marked = GENERATE(as<std::string>{}, "", "other");
    story.address("+1", marked);
    story.hand_over("m", "+1");
    CHECK(story.broke("stop"));
}

TEST_CASE("a STOP is not confirmed while something is on its way") {
    Story story;
    story.begin(message_to("r", "m", "closed"), "+1");
    const std::uint64_t id = story.hand_over("m", "+1");
    SECTION("it ended") {
        story.end(id, Outcome::accepted);
        story.begin(message_to("r", "c", "stop_confirmed", "stop_confirmation"), "+1", true);
        story.hand_over("c", "+1");
        CHECK(story.kept_all());
    }
    SECTION("it is on its way still") {
        story.begin(message_to("r", "c", "stop_confirmed", "stop_confirmation"), "+1", true);
        story.hand_over("c", "+1");
        CHECK(story.broke("stop"));
    }
}

TEST_CASE("a STOP outlives a rollback") {
    Story story;
    story.copy();
    story.address("+1", {}, true);
    story.roll_back();
    SECTION("a hand-over after it breaks stop") {
        story.begin(message_to("r", "m", "closed"), "+1");
        story.hand_over("m", "+1");
        CHECK(story.broke("stop"));
    }
    SECTION("its confirmation does not") {
        story.begin(message_to("r", "m", "stop_confirmed", "stop_confirmation"), "+1");
        story.hand_over("m", "+1");
        CHECK(story.kept_all());
    }
    SECTION("START ends it") {
        Text start = words(1);
        start.meaning = Meaning::start;
        story.text(start);
        story.begin(message_to("r", "m", "closed"), "+1");
        story.hand_over("m", "+1");
        CHECK(story.kept_all());
    }
}

TEST_CASE("what was marked before the STOP and the rollback may still go, once") {
    Story story;
    story.copy();
    story.begin(message_to("r", "m", "closed"), "+1");
    Commit stop;
    stop.scope = scope_of("+1");
    stop.addresses = {{"+1", true, "m", "m1", story.now + 20'000}};
    story.put(stop);
    story.roll_back();
    story.hand_over("m", "+1");
    CHECK(story.kept_all());
    story.hand_over("m", "+1");
    CHECK(story.broke("stop"));
}

TEST_CASE("a STOP that is acknowledged stands") {
    Story story;
    story.address("+1", {});
    Text stop = words(1);
    stop.meaning = Meaning::stop;
    SECTION("it does") {
        story.address("+1", {}, true);
        story.text(stop);
        CHECK(story.kept_all());
    }
    SECTION("it does not") {
        story.text(stop);
        CHECK(story.broke("stop"));
    }
    SECTION("they sent START as well") {
        Text start = words(2);
        start.meaning = Meaning::start;
        story.text(start);
        story.text(stop);
        CHECK(story.kept_all());
    }
}

}  // namespace oracle::story
