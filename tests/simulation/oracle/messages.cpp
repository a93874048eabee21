#include "tests/simulation/oracle/state.hpp"

#include <string_view>

// The life of a message.
namespace oracle {

namespace {

int rank_of(std::string_view state) {
    if (state == "queued") return 0;
    if (state == "sending") return 1;
    if (state == "unknown") return 2;
    if (state == "sent") return 3;
    if (state == "failed" || state == "expired") return 4;
    if (state == "delivered") return 5;
    if (state == "read") return 6;
    return 7;  // cancelled
}

// `left`: some hand-over of it may have worked.
bool may_move(std::string_view from, std::string_view to, bool left) {
    if (from == to) return true;
    // What was begun and certainly never left is as if it had not been begun.
    if (from == "sending" && (to == "queued" || to == "cancelled")) return !left;
    if (to == "cancelled") return from == "queued";
    return from != "cancelled" && rank_of(to) > rank_of(from);
}

bool is_under_way(std::string_view state) {
    return state == "queued" || state == "sending";
}

}  // namespace

void Oracle::State::put_message(const MessagePut& put, const Commit& commit, Millis at) {
    const auto [found, is_new] = store.messages.try_emplace(put.id);
    KnownMessage& message = found->second;
    if (is_new) {
        message.is = put;
        message.created = store.commits;
        message.created_at = at;
    } else {
        // A node that thinks another's attempt is over may take its message back from under it.
        const bool left = message.uncertain > 0 && clocks_agree();
        if (!may_move(message.is.state, put.state, left)) {
            blame("rank", "message ", put.id, " went from ", message.is.state, " to ", put.state);
        }
        message.is.state = put.state;
        message.is.urgent = put.urgent;
    }
    // A message of unknown outcome that is begun again stays `unknown`.
    const bool again = put.state == "unknown" && commit.action == "begin_sending";
    if (put.state == "sending" || again) note_begun(message, commit.node);
    note_word(message);
}

void Oracle::State::note_begun(KnownMessage& message, const std::string& node) const {
    const MessagePut& is = message.is;
    if (!contains(message.begun_by, node)) message.begun_by.push_back(node);
    message.number = number_of(is.to);
    message.held = holds(is.to, is.about);
    message.serves.clear();
    const auto held = store.held.find(is.to);
    if (held == store.held.end()) return;
    for (const std::string& request : held->second) {
        message.serves.push_back(number_of(store.requests.at(request).is.resident));
    }
}

// What may have left is forgotten as `unknown`; what is under way is not forgotten, unless it is to
// somebody whom the store does not know.
void Oracle::State::forget_message(const std::string& id) {
    const auto found = store.messages.find(id);
    if (found == store.messages.end()) return;
    const MessagePut& is = found->second.is;
    const bool known = store.persons.find(is.to) != store.persons.end();
    if (known && is_under_way(is.state)) {
        blame("ends", "message ", id, " was erased while it was ", is.state);
    }
    store.messages.erase(found);
}

void Oracle::State::check_messages_at_rest() {
    for (const auto& [id, message] : store.messages) {
        if (is_under_way(message.is.state)) {
            blame("ends", "message ", id, " is ", message.is.state, " for ever");
        }
    }
}

}  // namespace oracle
