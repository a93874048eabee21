#include "hub/services/notice_words.hpp"

#include "hub/rules/compose.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace services {

namespace {

namespace phrases = rules::phrases;

// A phrase that may be pushed, and what is pushed in its place.
struct Pair {
    rules::Phrase said{};
    rules::Phrase pushed{};
};

constexpr std::string_view own_page = "/help/tasks";
constexpr std::string_view desk_page = "/desk";

constexpr std::array own_tasks{Pair{phrases::yours, phrases::notice_yours},
                               Pair{phrases::stand_down, phrases::notice_stand_down},
                               Pair{phrases::not_needed, phrases::notice_not_needed}};

constexpr std::array alerts{Pair{phrases::alert_danger, phrases::notice_danger},
                            Pair{phrases::alert_condition, phrases::notice_condition},
                            Pair{phrases::alert_nobody_found, phrases::alert_nobody_found},
                            Pair{phrases::alert_not_understood, phrases::alert_not_understood},
                            Pair{phrases::alert_stopped, phrases::alert_stopped},
                            Pair{phrases::alert_budget, phrases::alert_budget},
                            Pair{phrases::alert_message_failed, phrases::alert_message_failed},
                            Pair{phrases::alert_unreachable, phrases::alert_unreachable},
                            Pair{phrases::alert_overdue, phrases::alert_overdue},
                            Pair{phrases::alert_disputed, phrases::alert_disputed},
                            Pair{phrases::alert_no_answer, phrases::alert_no_answer},
                            Pair{phrases::alert_worried, phrases::alert_worried},
                            Pair{phrases::alert_ring, phrases::alert_ring},
                            Pair{phrases::alert_spoke, phrases::alert_spoke},
                            Pair{phrases::alert_codes, phrases::alert_codes},
                            Pair{phrases::alert_many_addresses, phrases::alert_many_addresses}};

constexpr std::array harmless_gaps{std::string_view("group"),
                                   std::string_view("need"),
                                   std::string_view("urgency"),
                                   std::string_view("place"),
                                   std::string_view("distance"),
                                   std::string_view("when"),
                                   std::string_view("until"),
                                   std::string_view("code"),
                                   std::string_view("minutes"),
                                   std::string_view("reference"),
                                   std::string_view("segments")};

constexpr bool is_harmless(std::string_view gap) {
    for (const std::string_view one : harmless_gaps)
        if (gap == one) return true;
    return gap.empty();
}

// By value: g++ 12 sees no constant in a reference to one with members left to their defaults.
constexpr bool is_harmless(rules::Phrase phrase) {
    for (const std::string_view gap : phrase.gaps)
        if (!is_harmless(gap)) return false;
    return true;
}

template <std::size_t Size>
constexpr bool are_harmless(const std::array<Pair, Size>& pairs) {
    for (const Pair& pair : pairs)
        if (!is_harmless(pair.pushed)) return false;
    return true;
}

static_assert(is_harmless(phrases::offer) && are_harmless(own_tasks) && are_harmless(alerts));

// The phrase with those of the values that it has gaps for.
hub::Wording only_gaps(const rules::Phrase& phrase, const hub::Wording& said) {
    rules::Values values;
    for (const std::string_view gap : phrase.gaps) {
        const auto found = said.values.find(std::string(gap));
        if (found != said.values.end()) values.insert(*found);
    }
    return rules::wording(phrase, std::move(values));
}

template <std::size_t Size>
const rules::Phrase* pushed_for(const std::array<Pair, Size>& pairs, std::string_view said) {
    const auto* found = std::find_if(
        pairs.begin(), pairs.end(), [&](const Pair& pair) { return pair.said.name == said; });
    return found == pairs.end() ? nullptr : &found->pushed;
}

bool is_urgent(const hub::Wording& said) {
    const auto urgency = said.values.find("urgency");
    return urgency != said.values.end() && urgency->second == "urgent";
}

}  // namespace

std::optional<NoticeWords> notice_words(const hub::Wording& said) {
    if (said.phrase == phrases::offer.name) {
        return NoticeWords{.wording = only_gaps(phrases::offer, said),
                           .path = own_page,
                           .urgent = is_urgent(said)};
    }
    if (const rules::Phrase* own = pushed_for(own_tasks, said.phrase)) {
        return NoticeWords{.wording = only_gaps(*own, said), .is_title = true, .path = own_page};
    }
    if (const rules::Phrase* alert = pushed_for(alerts, said.phrase)) {
        return NoticeWords{.wording = only_gaps(*alert, said), .path = desk_page, .urgent = true};
    }
    return std::nullopt;
}

}  // namespace services
