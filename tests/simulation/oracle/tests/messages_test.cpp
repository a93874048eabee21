#include "tests/simulation/oracle/tests/story.hpp"

namespace oracle::story {

TEST_CASE("a message moves up, and from sending back to queued or away") {
    struct Row {
        std::string from{};
        std::string to{};
        bool broken{};
    };
    const Row row = GENERATE(values<Row>({{"queued", "sending", false},
                                          {"sending", "queued", false},
                                          {"queued", "cancelled", false},
                                          {"queued", "expired", false},
                                          {"sending", "sent", false},
                                          {"unknown", "sent", false},
                                          {"sent", "sent", false},
                                          {"failed", "delivered", false},
                                          {"delivered", "read", false},
                                          {"unknown", "queued", true},
                                          {"unknown", "sending", true},
                                          {"sending", "cancelled", false},
                                          {"sent", "unknown", true},
                                          {"failed", "expired", true},
                                          {"delivered", "failed", true},
                                          {"delivered", "sent", true},
                                          {"cancelled", "queued", true},
                                          {"cancelled", "sent", true}}));
    Story story;
    MessagePut message = message_to("r", "m", "closed");
    message.state = row.from;
    story.message(message);
    message.state = row.to;
    story.message(message);
    INFO(row.from << " to " << row.to);
    CHECK(story.broke("rank") == row.broken);
}

TEST_CASE("what may have left is neither queued again nor cancelled") {
    const auto state = GENERATE(as<std::string>{}, "queued", "cancelled");
    const auto outcome = GENERATE(Outcome::later, Outcome::unknown, Outcome::accepted);
    Story story;
    story.begin(message_to("r", "m", "closed"), "+1");
    const std::uint64_t id = story.hand_over("m", "+1");
    story.end(id, outcome);
    MessagePut back = message_to("r", "m", "closed");
    back.state = state;
    story.message(back);
    CHECK(story.broke("rank") == (outcome != Outcome::later));
}

TEST_CASE("a rollback may take a message back") {
    Story story;
    story.message(message_to("r", "m", "closed"));
    story.copy();
    MessagePut sent = message_to("r", "m", "closed");
    sent.state = "sent";
    story.message(sent);
    story.roll_back();
    story.message(message_to("r", "m", "closed"));
    CHECK(story.kept_all());
}

TEST_CASE("at rest no message is under way") {
    const auto state = GENERATE(as<std::string>{},
                                "queued",
                                "sending",
                                "unknown",
                                "sent",
                                "failed",
                                "expired",
                                "cancelled",
                                "delivered",
                                "read");
    const bool under_way = state == "queued" || state == "sending";
    MessagePut message = message_to("r", "m", "closed");
    message.state = state;
    SECTION("kept") {
        Story story;
        story.message(message);
        story.rest();
        CHECK(story.broke("ends") == under_way);
    }
    SECTION("or forgotten") {
        Story story;
        story.message(message);
        story.forget("m");
        story.rest();
        CHECK(story.broke("ends") == under_way);
    }
    SECTION("or to nobody any more") {
        Story story;
        message.to = "nobody";
        story.message(message);
        story.forget("m");
        story.rest();
        CHECK(story.kept_all());
    }
}

}  // namespace oracle::story
