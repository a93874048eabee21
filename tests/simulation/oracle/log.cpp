#include "tests/simulation/oracle/state.hpp"

// The log of each scope, and whoever follows a group's.
namespace oracle {

void Oracle::State::append(const Commit& commit) {
    KnownScope& scope = store.scopes[commit.scope];
    if (commit.version != scope.version + 1) {
        blame("log",
              commit.scope,
              " went from version ",
              std::to_string(scope.version),
              " to ",
              std::to_string(commit.version));
    }
    if (commit.top != scope.top + commit.events.size()) {
        blame("log",
              commit.scope,
              " went from offset ",
              std::to_string(scope.top),
              " to ",
              std::to_string(commit.top),
              " with ",
              std::to_string(commit.events.size()),
              " events");
    }
    check_epoch(commit, scope);
    outside.epochs[commit.scope].insert(commit.epoch);
    scope.epoch = commit.epoch;
    scope.version = commit.version;
    scope.top = commit.top;
    scope.rolled_back = false;
    ++scope.commits;
    for (const std::string& event : commit.events) scope.events.push_back(event);
}

// Whoever followed what was lost must be able to see that the log is another one.
void Oracle::State::check_epoch(const Commit& commit, const KnownScope& scope) {
    const bool begins = scope.rolled_back || scope.commits == 0;
    if (!begins && commit.epoch != scope.epoch) {
        blame("log", commit.scope, " changed its epoch to ", commit.epoch);
    }
    if (!begins || commit.epoch.empty()) return;
    const auto seen = outside.epochs.find(commit.scope);
    if (seen != outside.epochs.end() && seen->second.find(commit.epoch) != seen->second.end()) {
        blame("log", commit.scope, " begins again under its old epoch ", commit.epoch);
    }
}

void Oracle::State::check_page(const ReadPage& page) {
    static const KnownScope nothing;
    const auto found = store.scopes.find(page.scope);
    const KnownScope& scope = found == store.scopes.end() ? nothing : found->second;
    if (page.top > scope.top) {
        blame("recovered",
              page.scope,
              " says that it has ",
              std::to_string(page.top),
              " events, and has ",
              std::to_string(scope.top));
    }
    check_page_events(page, scope);
    if (page.complete) check_recovered(page, scope);
    outside.readers[{page.reader, page.scope}] = page.epoch;
}

// In order, once, and what was committed there. Whoever starts afresh may begin anywhere.
void Oracle::State::check_page_events(const ReadPage& page, const KnownScope& scope) {
    std::uint64_t last = page.after;
    bool may_skip = !page.complete;
    for (const ReadEvent& event : page.events) {
        const bool follows = may_skip || event.offset == last + 1;
        const bool exists = event.offset >= 1 && event.offset <= scope.events.size();
        if (!follows) {
            blame("recovered",
                  "after offset ",
                  std::to_string(last),
                  " of ",
                  page.scope,
                  " came ",
                  std::to_string(event.offset));
        } else if (!exists || scope.events[event.offset - 1] != event.word) {
            blame("recovered",
                  "offset ",
                  std::to_string(event.offset),
                  " of ",
                  page.scope,
                  " was read as ",
                  event.word);
        }
        last = event.offset;
        may_skip = false;
    }
}

// Between a rollback and the first commit a scope still has its old epoch and a lower top.
void Oracle::State::check_recovered(const ReadPage& page, const KnownScope& scope) {
    const std::string who = "reader " + std::to_string(page.reader);
    const auto before = outside.readers.find({page.reader, page.scope});
    const bool other = before != outside.readers.end() && before->second != page.epoch;
    if (other && page.after > 0) {
        blame("recovered", who, " of ", page.scope, " goes on although the epoch is another one");
    }
    if (scope.commits == 0 || scope.rolled_back) return;
    if (page.epoch != scope.epoch) {
        blame("recovered", who, " of ", page.scope, " was shown an epoch that is over");
    }
    if (page.after > scope.top) {
        blame("recovered", who, " of ", page.scope, " goes on after what does not exist");
    }
    if (page.events.empty() && page.after < scope.top) {
        blame("recovered",
              who,
              " of ",
              page.scope,
              " was told that nothing follows offset ",
              std::to_string(page.after));
    }
}

}  // namespace oracle
