#include "adapters/web/live/onlookers.hpp"

#include "adapters/web/wire/frames_out.hpp"

#include <algorithm>
#include <utility>

namespace asio = boost::asio;

namespace web {

std::vector<hub::Present> merged(std::vector<hub::Present> present) {
    std::sort(present.begin(), present.end());
    present.erase(std::unique(present.begin(), present.end()), present.end());
    // Of one person, "nothing in particular" stands first.
    std::vector<hub::Present> kept;
    for (std::size_t i = 0; i < present.size(); ++i) {
        const bool has_more = i + 1 < present.size() && present[i + 1].person == present[i].person;
        if (present[i].looking_at.empty() && has_more) continue;
        kept.push_back(std::move(present[i]));
    }
    return kept;
}

std::vector<hub::Present> Onlookers::here() const {
    std::vector<hub::Present> present;
    for (const Member* const member : feed_.members()) {
        if (member->audience.desk)
            present.push_back(
                {.person = member->audience.person, .looking_at = member->looking_at});
    }
    return merged(std::move(present));
}

asio::awaitable<void> Onlookers::look_round() {
    if (feed_.desks() == 0 && !was_anybody_) co_return;
    const LiveSettings& settings = feed_.settings();
    const hub::TimePoint now = clock_.now();
    const bool tells = is_changed_ || now - told_at_ >= settings.presence_told_every;
    const bool reads = tells || now - read_at_ >= settings.presence_read_every;
    if (tells) co_await tell();
    if (reads && feed_.desks() > 0) co_await read();
}

asio::awaitable<void> Onlookers::tell() {
    is_changed_ = false;
    const hub::TimePoint now = clock_.now();
    std::vector<hub::Present> present = here();
    const bool anybody = !present.empty();
    if (!anybody) {
        line_.clear();
        latest_.reset();
    }
    try {
        co_await presence_.tell(feed_.group(),
                                feed_.settings().node,
                                std::move(present),
                                now + feed_.settings().presence_lasts);
    } catch (...) {
        is_changed_ = true;
        throw;
    }
    was_anybody_ = anybody;
    told_at_ = now;
}

asio::awaitable<void> Onlookers::read() {
    const hub::TimePoint now = clock_.now();
    std::vector<hub::Present> present = co_await presence_.there(feed_.group(), now);
    present = merged(std::move(present));
    co_await learn_names(present);
    read_at_ = now;
    push(present);
}

asio::awaitable<void> Onlookers::learn_names(std::vector<hub::Present> present) {
    std::vector<hub::RecordId> unknown;
    for (const hub::Present& one : present) {
        const hub::RecordId id = hub::person_record(one.person);
        const bool asked = !unknown.empty() && unknown.back() == id;
        if (!asked && !names_.contains(one.person)) unknown.push_back(id);
    }
    if (unknown.empty()) co_return;
    const hub::Scope scope = hub::scope_of(feed_.group());
    const hub::Loaded loaded = co_await feed_.store().load(scope, unknown, hub::no_key);
    for (const hub::RecordId& id : unknown) {
        const auto* const person = loaded.find<hub::Person>(id);
        if (person != nullptr) names_[{id.id}] = person->name;
    }
}

// Whoever has no name any more is not shown.
void Onlookers::push(const std::vector<hub::Present>& present) {
    std::vector<Onlooker> onlookers;
    for (const hub::Present& one : present) {
        const auto named = names_.find(one.person);
        if (named == names_.end()) continue;
        onlookers.push_back(
            {.person = one.person, .name = named->second, .request = one.looking_at});
    }
    std::string line = presence(onlookers);
    if (line == line_) return;
    line_ = std::move(line);
    latest_ = text_frame(line_);
    for (Member* const member : feed_.members()) {
        if (member->audience.desk) member->tell(latest_);
    }
}

}  // namespace web
