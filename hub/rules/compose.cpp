#include "hub/rules/compose.hpp"

#include <array>

namespace rules {

namespace {

std::string two_digits(unsigned number) {
    const std::string digits = std::to_string(number);
    return digits.size() < 2 ? "0" + digits : digits;
}

std::chrono::hours usefulness(hub::Purpose purpose) {
    switch (purpose) {
        case hub::Purpose::reply:
        case hub::Purpose::safety: return std::chrono::hours{6};
        case hub::Purpose::offer: return std::chrono::hours{12};
        case hub::Purpose::stand_down: return std::chrono::hours{36};
        case hub::Purpose::news: return std::chrono::hours{48};
        case hub::Purpose::alert:
        case hub::Purpose::stop_confirmation: return std::chrono::hours{24};
    }
    return std::chrono::hours{6};
}

}  // namespace

hub::Wording wording(const Phrase& phrase, Values values) {
    for (const std::string_view gap : phrase.gaps) {
        if (!gap.empty()) values.try_emplace(std::string(gap));
    }
    return {.phrase = std::string(phrase.name), .values = std::move(values)};
}

hub::OutgoingMessage compose(const Moment& moment,
                             const hub::PersonId& to,
                             hub::Purpose purpose,
                             hub::Wording words) {
    return {.id = {moment.chance.id()},
            .to = to,
            .purpose = purpose,
            .wording = std::move(words),
            .created_at = moment.now,
            .useful_until = moment.now + usefulness(purpose),
            .moved_at = moment.now};
}

std::string local_text(const Moment& moment, hub::TimePoint at) {
    const hub::LocalTime shown = hub::local_time(moment.zone, at);
    return std::to_string(static_cast<int>(shown.date.year())) + "-" +
           two_digits(static_cast<unsigned>(shown.date.month())) + "-" +
           two_digits(static_cast<unsigned>(shown.date.day())) + " " +
           two_digits(static_cast<unsigned>(shown.hour)) + ":" +
           two_digits(static_cast<unsigned>(shown.minute));
}

Values window_values(const Moment& moment, const hub::Window& window) {
    return {{"when", local_text(moment, window.from)},
            {"until", window.until > window.from ? local_text(moment, window.until) : ""}};
}

std::string key_of(hub::WhoPays who) {
    switch (who) {
        case hub::WhoPays::unasked: return "";
        case hub::WhoPays::nobody: return "nobody";
        case hub::WhoPays::card_by_phone: return "card_by_phone";
        case hub::WhoPays::helper_repaid: return "helper_repaid";
        case hub::WhoPays::voucher: return "voucher";
        case hub::WhoPays::kitty: return "kitty";
    }
    return "";
}

std::string keys_of(const std::vector<hub::WhoPays>& payments) {
    std::string keys;
    for (const hub::WhoPays who : payments) keys += (keys.empty() ? "" : ",") + key_of(who);
    return keys;
}

std::string names_of(const std::vector<hub::Need>& needs) {
    std::string names;
    for (const hub::Need& need : needs) names += (names.empty() ? "" : ",") + need.text;
    return names;
}

}  // namespace rules
