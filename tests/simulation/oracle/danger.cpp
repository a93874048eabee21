#include "tests/simulation/oracle/state.hpp"

// A text that speaks of danger brings no volunteer on the way.
namespace oracle {

void Oracle::State::check_danger(const Commit& commit) {
    for (const std::uint64_t id : commit.caused_by) {
        const auto text = outside.texts.find(id);
        if (text == outside.texts.end() || !text->second.dangerous) continue;
        for (const MessagePut& put : commit.messages) {
            if (put.purpose != "offer") continue;
            blame("danger",
                  "message ",
                  put.id,
                  " asks a volunteer because of text ",
                  std::to_string(id));
        }
        for (const RequestPut& put : commit.requests) {
            const bool is_new = store.requests.find(put.id) == store.requests.end();
            if (!is_new || put.state != "open") continue;
            blame("danger", "request ", put.id, " was opened by text ", std::to_string(id));
        }
    }
}

}  // namespace oracle
