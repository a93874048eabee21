#pragma once

#include "hub/changes.hpp"
#include "tests/simulation/world/planted.hpp"

#include <string_view>

namespace simulation {

// What is done wrong to a commit before the store has it.
using Edit = void (*)(const hub::Scope& scope, hub::Changes& changes);

void edit_commits(Planted& planted, Edit edit);

// Takes out what is said for the first time under this phrase, with its timers.
void forget_phrase(hub::Changes& changes, std::string_view phrase);
// Takes out what is set; what is erased stays so.
void forget_timers(hub::Changes& changes, hub::TimerKind kind);
void forget_reads(hub::Changes& changes, hub::RecordKind kind);

template <class T, class Do>
void each_put(hub::Changes& changes, Do&& act) {
    for (hub::Record& record : changes.puts) {
        if (T* const one = std::get_if<T>(&record)) act(*one);
    }
}

}  // namespace simulation
