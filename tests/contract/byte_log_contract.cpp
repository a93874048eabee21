#include "tests/contract/plain_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

// Events, epoch, timers, audit and listings.
namespace contract {

using Outcome = ByteCommitted::Outcome;

namespace {

std::vector<std::string> bytes_of(const records::ByteEvents& events) {
    std::vector<std::string> all;
    for (const records::ByteEvent& event : events.events) all.push_back(event.bytes);
    return all;
}

}  // namespace

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

}  // namespace contract
