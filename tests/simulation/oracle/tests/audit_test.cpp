#include "tests/simulation/oracle/sha1.hpp"
#include "tests/simulation/oracle/tests/story.hpp"

namespace oracle::story {

namespace {

// SHA-1 of "one", and of that in hexadecimal followed by "two", as other programs compute them.
const AuditLine first{"one", "fe05bcdcdc4928012781a5f1a2a77cbb5398e106"};
const AuditLine second{"two", "52662f7d67b45aec0b804859a3a706221ef34ffe"};

void look_at(Story& story, std::vector<AuditLine> lines) {
    Rest rest;
    rest.scopes = {{group, {}, std::move(lines)}};
    story.oracle.rest(rest, story.now);
}

}  // namespace

TEST_CASE("SHA-1 is what others compute, at every length of the last block") {
    CHECK(sha1("") == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    CHECK(sha1("abc") == "a9993e364706816aba3e25717850c26c9cd0d89d");
    CHECK(sha1(std::string(55, 'a')) == "c1c8bbdc22796e28c0e15163d20899b65621d65a");
    CHECK(sha1(std::string(56, 'a')) == "c2db330f6083854c99d4b5bfb6e8f29f201be699");
    CHECK(sha1(std::string(64, 'a')) == "0098ba824b5c16427bd7a1122a5a442a25ec644d");
    CHECK(sha1(std::string(1000, 'z')) == "3bbf093cf7107deb323bced4c13c347cc87e482a");
}

TEST_CASE("every commit has a line in an unbroken chain") {
    Story story;
    story.put({});
    look_at(story, {first, second});
    CHECK(story.kept_all());
}

TEST_CASE("a line that is missing, added, changed or moved breaks audit") {
    Story story;
    story.put({});
    SECTION("missing at the end") {
        look_at(story, {first});
    }
    SECTION("missing at the beginning") {
        look_at(story, {second, second});
    }
    SECTION("added") {
        look_at(story, {first, second, second});
    }
    SECTION("changed") {
        look_at(story, {first, {"too", second.chain}});
    }
    SECTION("moved") {
        look_at(story, {second, first});
    }
    CHECK(story.broke("audit"));
}

TEST_CASE("after a rollback the lines are the copy's") {
    Story story;
    story.copy();
    story.put({});
    story.roll_back();
    look_at(story, {first});
    CHECK(story.kept_all());
}

}  // namespace oracle::story
