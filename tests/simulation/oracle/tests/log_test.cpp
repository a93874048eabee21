#include "tests/simulation/oracle/tests/story.hpp"

namespace oracle::story {

namespace {

void announce(Story& story, const std::vector<std::string>& events) {
    Commit commit;
    commit.events = events;
    story.put(commit);
}

// As the store would answer.
ReadPage page(std::uint64_t after, const std::vector<std::string>& read, std::uint64_t top = 3) {
    ReadPage page;
    page.scope = group;
    page.epoch = "e1";
    page.after = after;
    page.complete = true;
    page.top = top;
    for (const std::string& word : read) page.events.push_back({++after, word});
    return page;
}

Story three_events() {
    Story story;
    announce(story, {"a", "b"});
    announce(story, {});
    announce(story, {"c"});
    return story;
}

Commit numbered(std::uint64_t version, std::uint64_t top, const std::string& epoch) {
    Commit commit;
    commit.scope = "{g:other}";
    commit.version = version;
    commit.top = top;
    commit.epoch = epoch;
    commit.events = {"x"};
    return commit;
}

}  // namespace

TEST_CASE("versions and offsets of a scope have no gaps") {
    Oracle oracle{usual()};
    oracle.committed(numbered(1, 1, "e"), noon);
    SECTION("the next follows") {
        oracle.committed(numbered(2, 2, "e"), noon);
        CHECK(oracle.violations().empty());
    }
    SECTION("anything else breaks log") {
        const Commit wrong = GENERATE(numbered(3, 2, "e"),
                                      numbered(1, 2, "e"),
                                      numbered(2, 3, "e"),
                                      numbered(2, 1, "e"),
                                      numbered(2, 2, "f"));
        oracle.committed(wrong, noon);
        REQUIRE_FALSE(oracle.violations().empty());
        CHECK(oracle.violations().front().invariant == "log");
    }
}

TEST_CASE("after a rollback each scope goes on from its copy under a new epoch") {
    Oracle oracle{usual()};
    oracle.copied(0);
    oracle.committed(numbered(1, 1, "e"), noon);
    oracle.copied(1);
    oracle.committed(numbered(2, 2, "e"), noon);
    SECTION("a new one") {
        oracle.rolled_back(1, noon);
        oracle.committed(numbered(2, 2, "f"), noon);
        oracle.committed(numbered(3, 3, "f"), noon);
        oracle.rolled_back(1, noon);
        oracle.committed(numbered(2, 2, "g"), noon);
        CHECK(oracle.violations().empty());
    }
    SECTION("the old one breaks log") {
        oracle.rolled_back(1, noon);
        oracle.committed(numbered(2, 2, "e"), noon);
        CHECK_FALSE(oracle.violations().empty());
    }
    SECTION("also when the copy did not know the scope yet") {
        oracle.rolled_back(0, noon);
        oracle.committed(numbered(1, 1, "e"), noon);
        CHECK_FALSE(oracle.violations().empty());
    }
    SECTION("numbers of what is lost break log") {
        oracle.rolled_back(1, noon);
        oracle.committed(numbered(3, 3, "f"), noon);
        CHECK_FALSE(oracle.violations().empty());
    }
}

TEST_CASE("a reader who was told recovered has what was committed") {
    Story story = three_events();
    story.oracle.page_read(page(0, {"a", "b", "c"}), story.now);
    story.oracle.page_read(page(1, {"b"}), story.now);  // a limit
    story.oracle.page_read(page(3, {}), story.now);
    ReadPage afresh = page(0, {});
    afresh.after = 40;
    afresh.complete = false;
    afresh.events = {{2, "b"}, {3, "c"}};
    story.oracle.page_read(afresh, story.now);
    CHECK(story.kept_all());
}

TEST_CASE("anything else breaks recovered") {
    Story story = three_events();
    ReadPage wrong = page(0, {"a", "b"});
    SECTION("a gap") {
        wrong.events = {{1, "a"}, {3, "c"}};
    }
    SECTION("a gap at the beginning") {
        wrong.events = {{2, "b"}};
    }
    SECTION("one twice") {
        wrong.events = {{1, "a"}, {1, "a"}};
    }
    SECTION("another event") {
        wrong.events = {{1, "x"}};
    }
    SECTION("one that is not there") {
        wrong.events = {{1, "a"}, {2, "b"}, {3, "c"}, {4, "d"}};
    }
    SECTION("nothing, although there is something") {
        wrong.events = {};
    }
    SECTION("a top that is not there") {
        wrong.top = 4;
    }
    SECTION("after what is not there") {
        wrong.after = 4;
        wrong.events = {};
    }
    SECTION("another epoch") {
        wrong.epoch = "e0";
    }
    story.oracle.page_read(wrong, story.now);
    CHECK(story.broke("recovered"));
}

TEST_CASE("a reader of a lost log is not told recovered") {
    Story story = three_events();
    story.copy();
    announce(story, {"d"});
    story.oracle.page_read(page(3, {"d"}, 4), story.now);
    story.roll_back();
    SECTION("until the next commit the older store looks like the lost one") {
        story.oracle.page_read(page(4, {}, 3), story.now);
        CHECK(story.kept_all());
    }
    announce(story, {"D", "E"});
    ReadPage next = page(4, {"E"}, 5);
    next.epoch = story.epoch;
    SECTION("they start afresh") {
        next.complete = false;
        story.oracle.page_read(next, story.now);
        CHECK(story.kept_all());
    }
    SECTION("going on breaks recovered") {
        story.oracle.page_read(next, story.now);
        CHECK(story.broke("recovered"));
    }
}

}  // namespace oracle::story
