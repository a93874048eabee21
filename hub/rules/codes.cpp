#include "hub/rules/codes.hpp"

#include <algorithm>

namespace rules {

namespace {

bool in_use(const hub::Volunteer& volunteer, const std::string& code, hub::TimePoint now) {
    const auto same = [&](const auto& entry) { return entry.code == code; };
    return std::any_of(volunteer.open_offers.begin(), volunteer.open_offers.end(), same) ||
           std::any_of(volunteer.tasks.begin(), volunteer.tasks.end(), same) ||
           std::any_of(volunteer.resting_codes.begin(),
                       volunteer.resting_codes.end(),
                       [&](const auto& entry) { return entry.code == code && entry.until > now; });
}

std::vector<std::string> free_among(const hub::Volunteer& volunteer,
                                    std::vector<std::string> codes,
                                    hub::TimePoint now) {
    codes.erase(std::remove_if(codes.begin(),
                               codes.end(),
                               [&](const auto& code) { return in_use(volunteer, code, now); }),
                codes.end());
    return codes;
}

std::vector<std::string> longer_by_a_letter(const std::vector<std::string>& codes) {
    std::vector<std::string> longer;
    for (const std::string& code : codes) {
        for (const char letter : code_letters) longer.push_back(code + letter);
    }
    return longer;
}

}  // namespace

std::string free_prefix(const std::vector<std::string>& taken) {
    const auto is_free = [&](const std::string& prefix) {
        return std::find(taken.begin(), taken.end(), prefix) == taken.end();
    };
    for (const char first : code_prefixes) {
        if (is_free(std::string(1, first))) return std::string(1, first);
    }
    for (const char first : code_prefixes) {
        for (const char second : code_prefixes) {
            std::string both{first, second};
            if (is_free(both)) return both;
        }
    }
    return std::string(1, code_prefixes.front());  // 72 groups at one address: codes may then clash
}

std::string free_code(const hub::Volunteer& volunteer, hub::TimePoint now, Chance& chance) {
    std::vector<std::string> codes{volunteer.code_prefix};
    for (;;) {
        codes = longer_by_a_letter(codes);
        const auto usable = free_among(volunteer, codes, now);
        if (!usable.empty()) return usable[chance.below(usable.size())];
    }
}

void rest_code(hub::Volunteer& volunteer, const hub::OpenOffer& freed, hub::TimePoint now) {
    auto& resting = volunteer.resting_codes;
    resting.erase(
        std::remove_if(
            resting.begin(), resting.end(), [&](const auto& entry) { return entry.until <= now; }),
        resting.end());
    resting.push_back({.code = freed.code,
                       .request = freed.request,
                       .offer = freed.offer,
                       .until = now + code_rest});
}

}  // namespace rules
