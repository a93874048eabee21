#include "tests/contract/byte_store_contract.hpp"

#include "tests/contract/commits.hpp"
#include "tests/support/run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace contract {
namespace {

using records::ByteCommitted;
using Outcome = ByteCommitted::Outcome;

// The store without the waiting.
struct Plain {
    const ByteStoreUnderTest& under_test;

    ByteCommitted commit(const CommitOf& commit) const {
        return support::run(under_test.loop, under_test.store.commit(commit.commit));
    }
    records::LoadedBytes load(const std::string& scope,
                              std::vector<std::string> names,
                              std::string key = {}) const {
        return support::run(under_test.loop,
                            under_test.store.load(scope, std::move(names), std::move(key)));
    }
    records::Bytes one(const std::string& scope, const std::string& name) const {
        return load(scope, {name}).records.at(0);
    }
    records::ByteDue due(const std::string& scope, std::int64_t now, std::size_t limit) const {
        return support::run(under_test.loop, under_test.store.due(scope, now, limit));
    }
    records::ByteEvents events(const std::string& scope,
                               std::uint64_t after,
                               std::size_t limit) const {
        return support::run(under_test.loop, under_test.store.events(scope, after, limit));
    }
    std::vector<records::ByteAudit> audit(const std::string& scope,
                                          const std::string& month) const {
        return support::run(under_test.loop, under_test.store.audit(scope, month));
    }
    std::map<std::string, std::string> list(const std::string& scope,
                                            const std::string& prefix) const {
        std::map<std::string, std::string> all;
        std::string from;
        do {
            auto page = support::run(under_test.loop, under_test.store.list(scope, prefix, from));
            for (auto& [name, record] : page.records) all[name] = record.bytes.value();
            from = page.next;
        } while (!from.empty());
        return all;
    }
    std::vector<std::string> groups() const {
        return support::run(under_test.loop, under_test.store.groups());
    }
};

std::vector<std::string> bytes_of(const records::ByteEvents& events) {
    std::vector<std::string> all;
    for (const records::ByteEvent& event : events.events) all.push_back(event.bytes);
    return all;
}

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

void check_events(const Plain& store) {
    SECTION("offsets begin at 1 and are contiguous, also across commits without events") {
        const std::string scope = "{g:offsets}";
        CHECK(store.commit(CommitOf(scope).put("r", "0")).offset == 0);
        CHECK(store.commit(CommitOf(scope).event("a").event("b")).offset == 2);
        const auto quiet = store.commit(CommitOf(scope).put("r", "1"));
        CHECK(quiet.offset == 2);
        const auto last = store.commit(CommitOf(scope).event("c"));
        CHECK(last.offset == 3);
        const auto events = store.events(scope, 0, 100);
        CHECK(bytes_of(events) == std::vector<std::string>{"a", "b", "c"});
        CHECK(events.events.at(2).offset == 3);
        CHECK(events.events.at(2).version == last.version);
        CHECK(events.lowest == 1);
        CHECK(events.top == 3);
        CHECK(events.epoch == last.epoch);
    }
    SECTION("a scope without events has top 0, lowest 1 and no epoch") {
        const auto events = store.events("{g:silent}", 0, 100);
        CHECK(events.events.empty());
        CHECK(events.top == 0);
        CHECK(events.lowest == 1);
        CHECK(events.epoch.empty());
    }
    SECTION("events are read page by page") {
        const std::string scope = "{g:pages}";
        for (int i = 1; i <= 5; ++i) store.commit(CommitOf(scope).event(std::to_string(i)));
        CHECK(bytes_of(store.events(scope, 0, 2)) == std::vector<std::string>{"1", "2"});
        CHECK(bytes_of(store.events(scope, 2, 2)) == std::vector<std::string>{"3", "4"});
        CHECK(bytes_of(store.events(scope, 4, 2)) == std::vector<std::string>{"5"});
        CHECK(store.events(scope, 5, 2).events.empty());
        CHECK(store.events(scope, 99, 2).events.empty());
        CHECK(store.events(scope, ~std::uint64_t{0}, 2).events.empty());
        CHECK(store.events(scope, 0, 0).events.empty());
        CHECK(store.events(scope, 0, 0).top == 5);
    }
    SECTION("the log is trimmed by age inside the commit and keeps its lowest offset") {
        const std::string scope = "{g:trimmed}";
        CommitOf old(scope);
        for (int i = 0; i < 100; ++i) old.event(std::to_string(i));
        store.commit(old);
        store.commit(CommitOf(scope).event("young").at(noon + hour));
        store.commit(CommitOf(scope).put("r", "").at(noon + records::log_age));
        CHECK(store.events(scope, 0, 1).lowest == 1);
        store.commit(CommitOf(scope).put("r", "").at(noon + records::log_age + 1));
        CHECK(store.events(scope, 0, 1).lowest == 1 + records::trim_batch);
        store.commit(CommitOf(scope).put("r", "").at(noon + records::log_age + 1));
        CHECK(store.events(scope, 0, 1).lowest == 101);
        CHECK(bytes_of(store.events(scope, 0, 100)) == std::vector<std::string>{"young"});
        store.commit(CommitOf(scope).put("r", "").at(noon + 2 * records::log_age));
        const auto empty = store.events(scope, 0, 100);
        CHECK(empty.events.empty());
        CHECK(empty.lowest == 102);
        CHECK(empty.top == 101);
        CHECK(store.commit(CommitOf(scope).event("next").at(noon + 2 * records::log_age)).offset ==
              102);
    }
}

void check_epoch(const Plain& store) {
    const std::string scope = "{g:epoch}";
    SECTION("the epoch stays on one server and changes on another; offsets and versions go on") {
        const auto first = store.commit(CommitOf(scope).event("a").epoch("one").key("k", "f", "a"));
        CHECK(first.epoch == "one");
        CHECK(store.commit(CommitOf(scope).event("b").epoch("two")).epoch == "one");
        store.under_test.another_server();
        CHECK(store.events(scope, 0, 10).epoch == "one");
        CHECK(store.commit(CommitOf(scope).read("r", 7).epoch("refused")).outcome ==
              Outcome::stale);
        CHECK(store.commit(CommitOf(scope).epoch("repeated").key("k", "f", "a")).epoch == "one");
        const auto after = store.commit(CommitOf(scope).event("c").epoch("three"));
        CHECK(after.epoch == "three");
        CHECK(after.offset == 3);
        CHECK(after.version > first.version);
        CHECK(store.commit(CommitOf(scope).epoch("four")).epoch == "three");
        CHECK(store.events(scope, 0, 10).epoch == "three");
    }
}

void check_timers(const Plain& store) {
    using Due = std::vector<std::pair<std::string, std::int64_t>>;
    const std::string scope = "{g:timers}";

    SECTION("due timers come by time and then by name, with the time of the next one") {
        store.commit(CommitOf(scope)
                         .timer("b/lapse", noon)
                         .timer("a/lapse", noon)
                         .timer("c/lapse", noon - hour)
                         .timer("d/lapse", noon + hour));
        auto due = store.due(scope, noon, 10);
        CHECK(due.due == Due{{"c/lapse", noon - hour}, {"a/lapse", noon}, {"b/lapse", noon}});
        CHECK(due.next == noon + hour);
        due = store.due(scope, noon, 2);
        CHECK(due.due == Due{{"c/lapse", noon - hour}, {"a/lapse", noon}});
        CHECK(due.next == noon);
        due = store.due(scope, noon - 2 * hour, 2);
        CHECK(due.due.empty());
        CHECK(due.next == noon - hour);
        due = store.due(scope, noon + hour, 10);
        CHECK(due.due.size() == 4);
        CHECK_FALSE(due.next);
        CHECK(store.due(scope, noon, 0).next == noon - hour);
        CHECK_FALSE(store.due("{g:no timers}", noon, 10).next);
    }
    SECTION("setting a timer again moves it, erasing it removes it, and serving it does neither") {
        const std::string moved = "{g:moved}";
        store.commit(CommitOf(moved).timer("a/send", noon).timer("b/send", noon));
        store.commit(
            CommitOf(moved).timer("a/send", noon + hour).no_timer("b/send").no_timer("never/set"));
        CHECK(store.due(moved, noon, 10).due.empty());
        CHECK(store.due(moved, noon + hour, 10).due == Due{{"a/send", noon + hour}});
        CHECK(store.due(moved, noon + hour, 10).due.size() == 1);
        store.commit(
            CommitOf(moved).no_timer("a/send").timer("a/send", noon).timer("a/send", noon + 1));
        CHECK(store.due(moved, noon + hour, 10).due == Due{{"a/send", noon + 1}});
        store.commit(CommitOf(moved).timer("a/send", noon).no_timer("a/send"));
        CHECK_FALSE(store.due(moved, noon + hour, 10).next);
    }
}

void check_audit(const Plain& store) {
    const std::string scope = "{g:audit}";
    SECTION("each line is chained to the one before, across months") {
        store.commit(CommitOf(scope).audit("abc"));
        store.commit(CommitOf(scope).put("r", "no line"));
        store.commit(CommitOf(scope).audit("second"));
        store.commit(CommitOf(scope).audit("third").month("2026-12"));
        const auto november = store.audit(scope, "2026-11");
        REQUIRE(november.size() == 2);
        CHECK(november[0].entry == "abc");
        CHECK(november[0].chain == "a9993e364706816aba3e25717850c26c9cd0d89d");  // of RFC 3174
        CHECK(november[1].entry == "second");
        // printf '%s' a9993e364706816aba3e25717850c26c9cd0d89dsecond | sha1sum
        CHECK(november[1].chain == "39d2d1af8c94571e16f2ab82a185aa9f050aad06");
        const auto december = store.audit(scope, "2026-12");
        REQUIRE(december.size() == 1);
        CHECK(december[0].chain == "a374176f23d5d4bc7dab275ba00158e618d6d127");
        CHECK(store.audit(scope, "2027-01").empty());
    }
    SECTION("a long month comes whole") {
        const std::string busy = "{g:busy audit}";
        for (int i = 0; i < 2100; ++i) store.commit(CommitOf(busy).audit(std::to_string(i)));
        const auto lines = store.audit(busy, "2026-11");
        REQUIRE(lines.size() == 2100);
        CHECK(lines.back().entry == "2099");
    }
}

void check_lists(const Plain& store) {
    SECTION("a listing gives every record of the prefix, page by page, and no other") {
        const std::string scope = "{g:list}";
        for (int from = 0; from < 1200; from += 100) {
            CommitOf commit(scope);
            for (int i = from; i < from + 100; ++i)
                commit.put("request/" + std::to_string(i), std::to_string(i));
            store.commit(commit);
        }
        store.commit(
            CommitOf(scope).put("person/1", "p").put("requests", "r").put("reque*t/1", "star"));
        store.commit(CommitOf(scope).erase("request/7"));
        const auto requests = store.list(scope, "request/");
        CHECK(requests.size() == 1199);
        CHECK(requests.at("request/1199") == "1199");
        CHECK(store.list(scope, "reque*t/").size() == 1);
        CHECK(store.list(scope, "request?").empty());
        CHECK(store.list(scope, "[rp]e").empty());
        CHECK(store.list(scope, "nothing/").empty());
        CHECK(store.list(scope, "").size() == 1202);
        CHECK(store.list("{g:empty list}", "request/").empty());
    }
    SECTION("every group that was committed to is listed once, addresses are not") {
        store.commit(CommitOf("{g:ada}").put("r", "1"));
        store.commit(CommitOf("{g:ada}").put("r", "2"));
        store.commit(CommitOf("{g:bo}").put("r", "1"));
        store.commit(CommitOf("{a:hash}").put("r", "1"));
        store.load("{g:only read}", {"r"});
        auto groups = store.groups();
        CHECK(std::is_sorted(groups.begin(), groups.end()));
        CHECK(std::count(groups.begin(), groups.end(), "ada") == 1);
        CHECK(std::count(groups.begin(), groups.end(), "bo") == 1);
        CHECK(std::count(groups.begin(), groups.end(), "hash") == 0);
        CHECK(std::count(groups.begin(), groups.end(), "only read") == 0);
    }
}

}  // namespace

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
