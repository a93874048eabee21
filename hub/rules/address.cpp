#include "hub/rules/address.hpp"

#include "hub/rules/codes.hpp"

#include <algorithm>
#include <string_view>

namespace rules {

namespace {

bool contains(const std::vector<hub::GroupId>& groups, const hub::GroupId& group) {
    return std::find(groups.begin(), groups.end(), group) != groups.end();
}

bool is_code_character(char c) {
    return code_letters.find(c) != std::string_view::npos;
}

// "4c" is a code of the group whose prefix at this address is "4".
bool is_code_with(const std::string& prefix, const std::string& word) {
    if (word.size() <= prefix.size() || word.size() > prefix.size() + 2) return false;
    return word.compare(0, prefix.size(), prefix) == 0 &&
           std::all_of(word.begin() + static_cast<std::ptrdiff_t>(prefix.size()),
                       word.end(),
                       is_code_character);
}

std::vector<std::string> upper_case_words(const std::string& text) {
    std::vector<std::string> words{{}};
    for (const char c : text) {
        const bool lower = c >= 'a' && c <= 'z';
        const char upper = lower ? static_cast<char>(c - 'a' + 'A') : c;
        const bool in_word = (upper >= 'A' && upper <= 'Z') || (upper >= '0' && upper <= '9');
        if (in_word) {
            words.back() += upper;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    return words;
}

// An answer names its offer by a code, and the code its group.
hub::GroupId group_of_code(const std::vector<hub::Membership>& memberships,
                           const hub::MessageText& text) {
    const auto words = upper_case_words(text.reveal);
    for (const hub::Membership& membership : memberships) {
        const auto names_it = [&](const std::string& word) {
            return is_code_with(membership.code_prefix, word);
        };
        if (std::any_of(words.begin(), words.end(), names_it)) return membership.group;
    }
    return {};
}

// The memberships that a text to this number can be meant for.
std::vector<hub::Membership> reached(const hub::AddressRecord& address,
                                     const std::vector<hub::GroupId>& groups_of_number) {
    std::vector<hub::Membership> found;
    for (const hub::Membership& membership : address.memberships) {
        if (groups_of_number.empty() || contains(groups_of_number, membership.group)) {
            found.push_back(membership);
        }
    }
    return found;
}

hub::GroupId choose(const hub::AddressRecord& address,
                    const std::vector<hub::Membership>& candidates,
                    const hub::MessageText& text) {
    if (candidates.size() == 1) return candidates.front().group;
    if (auto named = group_of_code(candidates, text); !named.empty()) return named;
    const auto spoken_with = [&](const hub::Membership& membership) {
        return membership.group == address.speaking_with;
    };
    const bool known = std::any_of(candidates.begin(), candidates.end(), spoken_with);
    return known ? address.speaking_with : candidates.front().group;
}

// Which group a text is for; empty when the number belongs to none and the address is not known. A
// number's own groups come first, so that nobody's words reach a group that they did not write to.
hub::GroupId group_for(const hub::AddressRecord& address, const Arrival& arrival) {
    const auto candidates = reached(address, arrival.groups_of_number);
    if (!candidates.empty()) return choose(address, candidates, arrival.text.text);
    // Of several groups behind one number the first one asks: later the postcode decides.
    return arrival.groups_of_number.empty() ? hub::GroupId{} : arrival.groups_of_number.front();
}

// Who answers STOP and START: a group that knows the address, if there is one.
hub::GroupId confirming_group(const hub::AddressRecord& address, const Arrival& arrival) {
    const auto candidates = reached(address, arrival.groups_of_number);
    if (!candidates.empty()) return choose(address, candidates, arrival.text.text);
    if (!address.memberships.empty()) return choose(address, address.memberships, {});
    return group_for(address, arrival);
}

hub::Step step_for(const hub::AddressRecord& address,
                   const hub::Membership& membership,
                   hub::Step::Kind kind,
                   hub::TimePoint at) {
    return {.kind = kind,
            .group = membership.group,
            .person = membership.person,
            .channel = address.channel,
            .from = address.number,
            .code_prefix = membership.code_prefix,
            .at = at};
}

// Ids that sort in the order made, for those who look at them.
hub::StepId numbered(const std::string& prefix, std::size_t index) {
    const std::string digits = std::to_string(index);
    return {prefix + "-" + (digits.size() < 2 ? "0" + digits : digits)};
}

void add_step(hub::Changes& changes,
              hub::AddressRecord& address,
              const std::string& prefix,
              hub::Step step) {
    const auto mine = [&](const hub::StepId& id) { return id.text.rfind(prefix + "-", 0) == 0; };
    const auto made = std::count_if(address.steps.begin(), address.steps.end(), mine);
    step.id = numbered(prefix, static_cast<std::size_t>(made));
    address.steps.push_back(step.id);
    changes.put(std::move(step));
}

// A step to every group that the address is known in, of which one confirms.
void tell_all(hub::Changes& changes,
              hub::AddressRecord& address,
              hub::Step::Kind kind,
              const std::string& step_prefix,
              const hub::GroupId& confirming,
              hub::TimePoint at) {
    for (const hub::Membership& membership : address.memberships) {
        hub::Step step = step_for(address, membership, kind, at);
        step.confirm = membership.group == confirming;
        add_step(changes, address, step_prefix, std::move(step));
    }
}

// Drawn from the arrival's own id, so that deciding again gives the same person.
hub::PersonId person_for(const hub::InboundId& id) {
    return {"p-" + id.text};
}

// False: nothing changes.
bool hear_words(hub::Changes& changes, hub::AddressRecord& address, const Arrival& arrival) {
    const hub::GroupId group = group_for(address, arrival);
    if (group.empty()) return false;
    const hub::Membership& membership = join_group(address, group, person_for(arrival.id));
    address.speaking_with = group;
    hub::Step step =
        step_for(address, membership, hub::Step::Kind::heard, arrival.text.received_at);
    step.text = arrival.text.text;
    add_step(changes, address, arrival.id.text, std::move(step));
    return true;
}

bool hear_stop(hub::Changes& changes,
               hub::AddressRecord& address,
               const Arrival& arrival,
               hub::TimePoint now) {
    // Of what only the ledger knew the groups hear when it is said again.
    if (address.stopped_at && *address.stopped_at != hub::TimePoint{}) return false;
    const hub::GroupId confirming = confirming_group(address, arrival);
    if (!confirming.empty()) join_group(address, confirming, person_for(arrival.id));
    stop_address(changes, address, arrival.id.text, confirming, now);
    return true;
}

bool hear_start(hub::Changes& changes, hub::AddressRecord& address, const Arrival& arrival) {
    if (!address.stopped_at) return hear_words(changes, address, arrival);
    const hub::GroupId confirming = confirming_group(address, arrival);
    if (!confirming.empty()) join_group(address, confirming, person_for(arrival.id));
    address.stopped_at.reset();
    tell_all(changes,
             address,
             hub::Step::Kind::started,
             arrival.id.text,
             confirming,
             arrival.text.received_at);
    return true;
}

bool hear_meaning(hub::Changes& changes,
                  hub::AddressRecord& address,
                  const Arrival& arrival,
                  hub::TimePoint now) {
    switch (arrival.meaning) {
        case Meaning::stop: return hear_stop(changes, address, arrival, now);
        case Meaning::start: return hear_start(changes, address, arrival);
        case Meaning::words: return hear_words(changes, address, arrival);
    }
    return false;
}

}  // namespace

hub::IdempotencyKey key_of(const hub::InboundId& id) {
    return {.text = "in:" + id.text, .fingerprint = "inbound"};
}

hub::Changes hear(const hub::Versioned<hub::AddressRecord>& address,
                  const Arrival& arrival,
                  hub::TimePoint now) {
    hub::AddressRecord next = address.value;
    next.key = arrival.address;
    next.channel = arrival.text.channel;
    next.number = arrival.text.from;

    hub::Changes changes;
    changes.rests_on(hub::address_record(), address);
    if (!hear_meaning(changes, next, arrival, now)) return {};
    changes.put(std::move(next));
    changes.key = key_of(arrival.id);
    changes.actor = "address";
    changes.action = arrival.meaning == Meaning::stop ? "stop" : "hear";
    changes.at = now;
    // STOP must work when nothing else does.
    if (arrival.meaning == Meaning::stop) changes.when_full = hub::WhenFull::allow;
    return changes;
}

hub::Changes step_done(const hub::Versioned<hub::AddressRecord>& address,
                       const hub::StepId& step,
                       hub::TimePoint now) {
    hub::AddressRecord next = address.value;
    const auto found = std::find(next.steps.begin(), next.steps.end(), step);
    if (found == next.steps.end()) return {};
    next.steps.erase(found);

    hub::Changes changes;
    changes.rests_on(hub::address_record(), address).put(std::move(next));
    changes.erase(record_id(step));
    changes.actor = "address";
    changes.action = "step_done";
    changes.at = now;
    changes.when_full = hub::WhenFull::allow;  // it only makes room
    return changes;
}

const hub::Membership& join_group(hub::AddressRecord& address,
                                  const hub::GroupId& group,
                                  const hub::PersonId& person) {
    if (const hub::Membership* known = address.in(group)) return *known;
    std::vector<std::string> taken;
    for (const hub::Membership& membership : address.memberships) {
        taken.push_back(membership.code_prefix);
    }
    address.memberships.push_back(
        {.group = group, .person = person, .code_prefix = free_prefix(taken)});
    return address.memberships.back();
}

void stop_address(hub::Changes& changes,
                  hub::AddressRecord& address,
                  const std::string& step_prefix,
                  const hub::GroupId& confirming,
                  hub::TimePoint now) {
    address.stopped_at = now;
    tell_all(changes, address, hub::Step::Kind::stopped, step_prefix, confirming, now);
}

}  // namespace rules
