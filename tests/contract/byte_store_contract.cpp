#include "tests/contract/byte_store_contract.hpp"

#include "tests/contract/plain_store.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

// Records, bounds and idempotency keys.
namespace contract {

using Outcome = ByteCommitted::Outcome;

void check_records(const Plain& store) {
    const std::string scope = "{g:records}";

    SECTION("an absent record has version 0 and no bytes") {
        const auto record = store.one("{g:never}", "request/1");
        CHECK(record.version == 0);
        CHECK_FALSE(record.bytes);
    }
    SECTION("records come in the order asked, whatever bytes they hold") {
        const std::string binary("\0:\r\n\xff", 5);
        const auto written =
            store.commit(CommitOf(scope).put("a", binary).put("b", "").put("", "nameless"));
        REQUIRE(written.outcome == Outcome::written);
        const auto loaded = store.load(scope, {"b", "nothing", "a", "", "a"}).records;
        REQUIRE(loaded.size() == 5);
        CHECK(loaded[0].bytes == std::string());
        CHECK(loaded[0].version == written.version);
        CHECK_FALSE(loaded[1].bytes);
        CHECK(loaded[2].bytes == binary);
        CHECK(loaded[3].bytes == "nameless");
        CHECK(loaded[4].bytes == binary);
    }
    SECTION("loading nothing gives nothing") {
        CHECK(store.load(scope, {}).records.empty());
    }
    SECTION("many records load at once") {
        std::vector<std::string> names;
        for (int i = 0; i < 12'000; ++i) names.push_back("many/" + std::to_string(i));
        store.commit(CommitOf(scope).put("many/11999", "last"));
        const auto loaded = store.load(scope, names).records;
        REQUIRE(loaded.size() == names.size());
        CHECK_FALSE(loaded.front().bytes);
        CHECK(loaded.back().bytes == "last");
    }
    SECTION("a version rises with every commit that puts the record") {
        const auto first = store.commit(CommitOf(scope).put("r", "1"));
        const auto second = store.commit(CommitOf(scope).read("r", first.version).put("r", "2"));
        REQUIRE(second.outcome == Outcome::written);
        CHECK(second.version > first.version);
        CHECK(store.one(scope, "r").version == second.version);
    }
    SECTION(
        "of two writers who loaded the same version, the second is refused and leaves nothing "
        "behind") {
        const auto first = store.commit(CommitOf(scope).put("contested", "1"));
        REQUIRE(store.commit(CommitOf(scope).read("contested", first.version).put("contested", "2"))
                    .version != 0);
        const auto top = store.events(scope, 0, 1000).top;
        const auto lost = store.commit(CommitOf(scope)
                                           .read("contested", first.version)
                                           .put("contested", "3")
                                           .put("beside", "3")
                                           .event("3")
                                           .timer("beside/x", noon)
                                           .audit("3")
                                           .month("1999-01")
                                           .key("lost", "f", "a"));
        CHECK(lost.outcome == Outcome::stale);
        CHECK(lost.version == 0);
        CHECK(lost.offset == 0);
        CHECK(lost.epoch.empty());
        CHECK(store.one(scope, "contested").bytes == "2");
        CHECK_FALSE(store.one(scope, "beside").bytes);
        CHECK(store.events(scope, 0, 1000).top == top);
        CHECK(store.due(scope, noon, 10).due.empty());
        CHECK(store.audit(scope, "1999-01").empty());
        CHECK_FALSE(store.load(scope, {}, "lost").served);
    }
    SECTION("a record that was only read is checked too") {
        const auto first = store.commit(CommitOf(scope).put("only read", "1"));
        store.commit(CommitOf(scope).put("only read", "2"));
        CHECK(store.commit(CommitOf(scope).read("only read", first.version).put("other", "x"))
                  .outcome == Outcome::stale);
    }
    SECTION("absence is a version too") {
        CHECK(store.commit(CommitOf(scope).read("fresh", 0).put("fresh", "1")).outcome ==
              Outcome::written);
        CHECK(store.commit(CommitOf(scope).read("fresh", 0).put("fresh", "2")).outcome ==
              Outcome::stale);
        CHECK(store.commit(CommitOf(scope).read("not there", 7).put("fresh", "2")).outcome ==
              Outcome::stale);
    }
    SECTION("a version is compared whole, not by its first digits") {
        std::uint64_t version = 0;
        while (version < 10) version = store.commit(CommitOf(scope).put("digits", "x")).version;
        CHECK(
            store.commit(CommitOf(scope).read("digits", version / 10).put("digits", "y")).outcome ==
            Outcome::stale);
        CHECK(
            store.commit(CommitOf(scope).read("digits", version * 10).put("digits", "y")).outcome ==
            Outcome::stale);
    }
    SECTION("an erased record is absent, and created again never shows an old version") {
        const auto first = store.commit(CommitOf(scope).put("phoenix", "1"));
        store.commit(CommitOf(scope).read("phoenix", first.version).erase("phoenix"));
        CHECK(store.one(scope, "phoenix").version == 0);
        const auto again = store.commit(CommitOf(scope).read("phoenix", 0).put("phoenix", "1"));
        CHECK(again.version > first.version);
        CHECK(store.commit(CommitOf(scope).read("phoenix", first.version).put("phoenix", "2"))
                  .outcome == Outcome::stale);
    }
    SECTION("a later put of a name wins, and an erase wins over a put") {
        store.commit(CommitOf(scope)
                         .put("twice", "1")
                         .put("twice", "2")
                         .put("gone", "1")
                         .erase("gone")
                         .erase("never"));
        CHECK(store.one(scope, "twice").bytes == "2");
        CHECK_FALSE(store.one(scope, "gone").bytes);
    }
    SECTION("scopes do not see each other") {
        store.commit(CommitOf("{a:one}").put("same", "1"));
        CHECK_FALSE(store.one("{a:other}", "same").bytes);
    }
}

void check_bounds(const Plain& store) {
    const std::string scope = "{g:bounds}";

    SECTION("200 puts and erases go, one more is too large") {
        CommitOf most(scope);
        for (std::size_t i = 0; i < records::max_writes / 2; ++i) {
            most.put("p/" + std::to_string(i), "x").erase("e/" + std::to_string(i));
        }
        CHECK(store.commit(most).outcome == Outcome::written);
        CHECK(store.commit(most.erase("one more")).outcome == Outcome::too_large);
    }
    SECTION("1 MiB goes, one byte more is too large, and leaves nothing behind") {
        CommitOf large(scope);
        large.put("big", std::string(records::max_bytes / 2, 'x'))
            .event(std::string(records::max_bytes / 2 - 3, 'y'));
        CHECK(store.commit(large).outcome == Outcome::written);
        large.commit.puts.at(0).second += 'z';
        CHECK(store.commit(large).outcome == Outcome::too_large);
        CHECK(store.one(scope, "big").bytes->back() == 'x');
    }
    SECTION("too large comes before the key") {
        store.commit(CommitOf(scope).key("k", "f", "a"));
        CommitOf large(scope);
        large.put("big", std::string(records::max_bytes, 'x')).key("k", "other", "a");
        CHECK(store.commit(large).outcome == Outcome::too_large);
    }
}

void check_keys(const Plain& store) {
    const std::string scope = "{g:keys}";

    SECTION("a served key gives the first answer again and writes nothing") {
        const auto first =
            store.commit(CommitOf(scope).put("r", "1").event("e").key("a:1", "print", "done \n:1"));
        REQUIRE(first.outcome == Outcome::written);
        const auto between = store.commit(CommitOf(scope).put("r", "2").event("f"));
        const auto again =
            store.commit(CommitOf(scope).read("r", 77).put("r", "3").event("g").epoch("other").key(
                "a:1", "print", "new answer"));
        CHECK(again.outcome == Outcome::repeated);
        CHECK(again.answer == "done \n:1");
        CHECK(again.offset == first.offset);
        CHECK(again.version == first.version);
        CHECK(again.epoch == first.epoch);
        CHECK(store.one(scope, "r").bytes == "2");
        CHECK(store.events(scope, 0, 10).top == between.offset);
    }
    SECTION("a key is answered when loading, before anything is decided") {
        store.commit(CommitOf(scope).put("r", "1").key("at-load", "print", "answer"));
        const auto loaded = store.load(scope, {"r"}, "at-load");
        REQUIRE(loaded.served);
        CHECK(loaded.served->fingerprint == "print");
        CHECK(loaded.served->answer == "answer");
        CHECK(loaded.records.at(0).bytes == "1");
        CHECK_FALSE(store.load(scope, {"r"}, "at-loa").served);
        CHECK_FALSE(store.load(scope, {"r"}, "").served);
    }
    SECTION("a key that was used for something else is refused, whatever the versions") {
        store.commit(CommitOf(scope).put("r", "1").key("used", "print", "answer"));
        const auto other =
            store.commit(CommitOf(scope).read("r", 77).put("r", "2").key("used", "other", "x"));
        CHECK(other.outcome == Outcome::key_reused);
        CHECK(other.answer.empty());
        CHECK(store.one(scope, "r").bytes == "1");
    }
    SECTION("empty fingerprints and answers are kept as such") {
        store.commit(CommitOf(scope).key("empty", "", ""));
        const auto loaded = store.load(scope, {}, "empty");
        REQUIRE(loaded.served);
        CHECK(loaded.served->answer.empty());
        CHECK(store.commit(CommitOf(scope).key("empty", "", "x")).outcome == Outcome::repeated);
        CHECK(store.commit(CommitOf(scope).key("empty", "y", "x")).outcome == Outcome::key_reused);
    }
    SECTION("the same key in another scope is another key") {
        store.commit(CommitOf(scope).key("shared", "f", "a"));
        CHECK(store.commit(CommitOf("{g:keys-too}").key("shared", "g", "b")).outcome ==
              Outcome::written);
    }
}

void check_byte_store(const ByteStoreUnderTest& under_test) {
    const Plain store{under_test};
    check_records(store);
    check_bounds(store);
    check_keys(store);
    check_events(store);
    check_epoch(store);
    check_timers(store);
    check_audit(store);
    check_lists(store);
}

}  // namespace contract
