#include "tests/simulation/oracle/state.hpp"

#include <algorithm>

// Who holds a place, and that there are places enough.
namespace oracle {

void Oracle::State::put_request(const RequestPut& put, Millis at) {
    KnownRequest& known = store.requests[put.id];
    if (put.holders.size() > static_cast<std::size_t>(std::max(put.wanted, 0))) {
        blame("places",
              "request ",
              put.id,
              " is held by ",
              std::to_string(put.holders.size()),
              ", wanted are ",
              std::to_string(put.wanted));
    }
    for (const std::string& holder : put.holders) {
        if (contains(known.is.offered, holder)) continue;
        blame("places", "request ", put.id, " is held by ", holder, ", who was never asked");
    }
    note_holders(known.is, put);
    note_let_go(known, put);
    if (put.offered.size() < known.is.offered.size())
        blame("places", "request ", put.id, " has forgotten somebody whom it asked");
    note_change(known, put, at);
    if (known.is.state != put.state) known.came_to_state = store.commits;
    known.is = put;
}

// A place is left by doing the task or by giving it back, never because somebody else wrote over
// it.
void Oracle::State::note_let_go(KnownRequest& known, const RequestPut& now) {
    known.let_go.clear();
    for (const std::string& holder : known.is.holders) {
        if (contains(now.holders, holder) || contains(now.finished, holder)) continue;
        known.let_go.push_back(holder);
        if (contains(now.released, holder)) continue;
        blame("places",
              "request ",
              now.id,
              " was held by ",
              holder,
              ", who neither did it nor gave it back");
    }
}

bool Oracle::State::holds(const std::string& person, const std::string& request) const {
    const auto known = store.requests.find(request);
    if (known == store.requests.end()) return false;
    return contains(known->second.is.holders, person) ||
           contains(known->second.is.finished, person);
}

void Oracle::State::note_holders(const RequestPut& before, const RequestPut& now) {
    for (const std::string& holder : before.holders) {
        if (contains(now.holders, holder)) continue;
        auto& theirs = store.held[holder];
        theirs.erase(std::remove(theirs.begin(), theirs.end(), now.id), theirs.end());
    }
    for (const std::string& holder : now.holders) {
        if (!contains(before.holders, holder)) store.held[holder].push_back(now.id);
    }
}

}  // namespace oracle
