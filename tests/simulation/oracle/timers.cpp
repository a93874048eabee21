#include "tests/simulation/oracle/state.hpp"

#include <string_view>

// Whatever waits has a timer.
namespace oracle {

namespace {

// Somebody asks later: what came of the draft, or how it went.
bool is_asked_about(const std::string& state) {
    return state == "draft" || state == "filled" || state == "done";
}

constexpr std::string_view between_parts = "/: |";

// A timer's name is its record and its kind; one of the parts is the record's id.
template <class Do>
void for_parts(const std::string& name, Do&& act) {
    std::size_t from = 0;
    while (from < name.size()) {
        const auto found = name.find_first_of(between_parts, from);
        const auto end = found == std::string::npos ? name.size() : found;
        if (end > from) act(name.substr(from, end - from));
        from = end + 1;
    }
}

}  // namespace

void Oracle::State::put_timers(const Commit& commit) {
    for (const TimerSet& timer : commit.timers) {
        if (timer.due) {
            if (!store.timers.insert(timer.name).second) continue;
            for_parts(timer.name, [&](const std::string& part) { ++store.timers_of[part]; });
        } else if (store.timers.erase(timer.name) > 0) {
            for_parts(timer.name, [&](const std::string& part) {
                const auto count = store.timers_of.find(part);
                if (--count->second == 0) store.timers_of.erase(count);
            });
        }
    }
    for (const RequestPut& put : commit.requests) {
        check_timer_of(put.id);
        const KnownRequest& known = store.requests.at(put.id);
        const bool begins = known.came_to_state == store.commits;
        if (!begins || !is_asked_about(put.state)) continue;
        if (store.timers_of.find(put.id) != store.timers_of.end()) continue;
        blame("timers", "request ", put.id, " is ", put.state, " and nobody asks how it goes on");
    }
    for (const MessagePut& put : commit.messages) check_timer_of(put.id);
    for (const TimerSet& timer : commit.timers) {
        if (timer.due) continue;
        for_parts(timer.name, [&](const std::string& part) { check_timer_of(part); });
    }
}

void Oracle::State::check_timer_of(const std::string& id) {
    if (store.timers_of.find(id) != store.timers_of.end()) return;
    const auto request = store.requests.find(id);
    if (request != store.requests.end() && request->second.is.state == "open") {
        blame("timers", "request ", id, " is open and has no timer");
    }
    const auto message = store.messages.find(id);
    if (message == store.messages.end()) return;
    const std::string& state = message->second.is.state;
    if (state == "queued" || state == "sending" || state == "unknown") {
        blame("timers", "message ", id, " is ", state, " and has no timer");
    }
}

void Oracle::State::check_timers_at_rest(const ScopeAtRest& scope) {
    for (const std::string& timer : scope.overdue) {
        blame("timers", "timer ", timer, " of ", scope.scope, " never fired");
    }
}

}  // namespace oracle
