#include "tests/simulation/oracle/tests/story.hpp"

namespace oracle::story {

TEST_CASE("one number gets one message at a time") {
    Story story;
    story.begin(message_to("r", "m1", "closed"), "+1");
    const std::uint64_t first = story.hand_over("m1", "+1");
    SECTION("the next when the first has ended") {
        story.end(first, Outcome::unknown);
        story.begin(message_to("r", "m2", "closed"), "+1");
        story.hand_over("m2", "+1");
        CHECK(story.kept_all());
    }
    SECTION("another number at once") {
        story.begin(message_to("v", "m2", "closed"), "+2");
        story.hand_over("m2", "+2");
        CHECK(story.kept_all());
    }
    SECTION("the next when the first one's mark is past, by a fast clock") {
        story.pass(20'000 - 1000);
        story.begin(message_to("r", "m2", "closed"), "+1");
        story.hand_over("m2", "+1");
        CHECK(story.kept_all());
    }
    SECTION("any earlier breaks order") {
        story.pass(20'000 - 1001);
        story.begin(message_to("r", "m2", "closed"), "+1");
        story.hand_over("m2", "+1");
        CHECK(story.broke("order"));
    }
}

TEST_CASE("a hand-over that a rollback forgot is not waited for") {
    Story story;
    story.copy();
    story.begin(message_to("r", "m1", "closed"), "+1");
    story.hand_over("m1", "+1");
    story.roll_back();
    story.begin(message_to("r", "m2", "closed"), "+1");
    story.hand_over("m2", "+1");
    CHECK(story.kept_all());
}

TEST_CASE("nobody is disturbed at night without need") {
    struct Row {
        std::string purpose{};
        bool urgent{};
        Millis at{};
        bool broken{};
    };
    const Row row = GENERATE(values<Row>({{"offer", false, 23 * hour, true},
                                          {"stand_down", false, 23 * hour, true},
                                          {"offer", false, 3 * hour, true},
                                          {"offer", true, 23 * hour, false},
                                          {"news", false, 23 * hour, false},
                                          {"offer", false, 20 * hour, false},
                                          {"offer", false, 21 * hour + minute, false},
                                          {"offer", false, 21 * hour + minute + 3000, true},
                                          {"offer", false, 8 * hour - 1000, false},
                                          {"offer", false, 8 * hour - 1001, true}}));
    Setting setting = usual();
    setting.utc_offset = hour;
    Story story(setting);
    story.now = row.at - hour;
    MessagePut message = message_to("v", "m", "offer", row.purpose);
    message.urgent = row.urgent;
    story.begin(message, "+2");
    story.hand_over("m", "+2");
    CHECK(story.broke("quiet") == row.broken);
}

TEST_CASE("what certainly did not leave goes out again as often as it takes") {
    Story story;
    for (int i = 0; i < 5; ++i) {
        story.begin(message_to("v", "m", "offer", "offer"), "+2");
        const std::uint64_t id = story.hand_over("m", "+2");
        story.end(id, Outcome::later);
        story.address("+2", {});
        story.message(message_to("v", "m", "offer", "offer"));
        story.pass(minute);
    }
    CHECK(story.kept_all());
}

TEST_CASE("what may have left goes out twice, an offer once") {
    const std::string purpose = GENERATE(as<std::string>{}, "news", "offer");
    const int limit = purpose == "offer" ? 1 : 2;
    const bool ends = GENERATE(true, false);
    Story story;
    for (int i = 0; i <= limit; ++i) {
        CHECK(story.kept_all());
        MessagePut message = message_to("v", "m", "any", purpose);
        message.state = i == 0 ? "sending" : "unknown";
        story.message(message, "begin_sending");
        story.address("+2", "m");
        const std::uint64_t id = story.hand_over("m", "+2");
        if (ends) story.end(id, Outcome::unknown);
        message.state = "unknown";
        story.message(message, "finish_sending");
        story.pass(hour / 4);
    }
    CHECK(story.broke("twice"));
}

TEST_CASE("a message that a gateway took and its address knows goes out again: twice is broken") {
    Story story;
    story.begin(message_to("r", "m", "closed"), "+1");
    const std::uint64_t id = story.hand_over("m", "+1");
    story.end(id, Outcome::accepted);
    const bool noted = GENERATE(true, false);
    if (noted) story.address("+1", {});
    story.pass(minute);
    story.begin(message_to("r", "m", "closed"), "+1");
    story.hand_over("m", "+1");
    CHECK(story.broke("twice") == noted);
}

TEST_CASE("every hand-over was begun by its node") {
    Story story;
    story.send(message_to("r", "m", "closed"), "+1");
    story.address("+1", "m");
    story.hand_over("m", "+1");
    CHECK(story.broke("twice"));
}

TEST_CASE("a hand-over that a rollback undid counts no more") {
    Story story;
    story.message(message_to("v", "m", "offer", "offer"));
    story.copy();
    story.begin(message_to("v", "m", "offer", "offer"), "+2");
    const std::uint64_t id = story.hand_over("m", "+2");
    story.roll_back();
    story.end(id, Outcome::unknown);
    story.begin(message_to("v", "m", "offer", "offer"), "+2");
    story.hand_over("m", "+2");
    CHECK(story.kept_all());
}

TEST_CASE("a hand-over that the older store knows and that is over since counts no more") {
    Story story;
    story.begin(message_to("v", "m", "offer", "offer"), "+2");
    const std::uint64_t id = story.hand_over("m", "+2");
    story.copy();
    story.end(id, Outcome::later);
    story.roll_back();
    story.address("+2", {});
    story.message(message_to("v", "m", "offer", "offer"));
    story.begin(message_to("v", "m", "offer", "offer"), "+2");
    story.hand_over("m", "+2");
    CHECK(story.kept_all());
}

}  // namespace oracle::story
