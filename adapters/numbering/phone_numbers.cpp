#include "adapters/numbering/phone_numbers.hpp"

#include "adapters/numbering/written_number.hpp"

#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumberutil.h>
#include <phonenumbers/shortnumberinfo.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace numbering {

namespace {

using hub::NumberKind;
using i18n::phonenumbers::NullLogger;
using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;
using i18n::phonenumbers::ShortNumberInfo;

constexpr int british = 44;
constexpr std::size_t longest_e164 = 16;  // a plus and 15 digits (ITU-T E.164, 6.1)

// What one string is, and its E.164 when it is dialable.
struct Judged {
    NumberKind kind{NumberKind::nonsense};
    std::string e164{};
};

bool begins_with(std::string_view text, std::string_view beginning) {
    return text.substr(0, beginning.size()) == beginning;
}

bool is_emergency(const std::string& dialled, const std::string& region) {
    static const ShortNumberInfo services;  // reads its tables when it is made: a millisecond
    // Phones connect these to the emergency services almost everywhere.
    constexpr std::array everywhere{"112", "911", "999"};
    return std::any_of(everywhere.begin(),
                       everywhere.end(),
                       [&](const char* known) { return dialled == known; }) ||
           services.IsEmergencyNumber(dialled, region);
}

// Services are dialled with 3 to 6 digits and no trunk zero in front.
bool is_short_code(const std::string& dialled) {
    return dialled.front() != '+' && dialled.front() != '0' && dialled.size() >= 3 &&
           dialled.size() <= 6;
}

// Ofcom's National Telephone Numbering Plan: 1, 2 and 3 are geographic and countrywide lines, 7
// mobiles but for 70 (personal numbers) and 76 (pagers, with 7624 an exception); 5, 8 and 9 are
// services.
NumberKind judge_british(const std::string& national) {
    const bool is_line = national.front() >= '1' && national.front() <= '3';
    if (is_line)
        return national.size() >= 9 && national.size() <= 10 ? NumberKind::dialable
                                                             : NumberKind::nonsense;
    if (national.front() == '0' || national.size() < 7 || national.size() > 10)
        return NumberKind::nonsense;
    if (national.front() == '5' || national.front() >= '8') return NumberKind::short_code;
    if (national.front() != '7' || national.size() != 10) return NumberKind::nonsense;
    const bool is_pager = begins_with(national, "76") && !begins_with(national, "7624");
    return begins_with(national, "70") || is_pager ? NumberKind::short_code : NumberKind::dialable;
}

bool is_service(PhoneNumberUtil::PhoneNumberType type) {
    switch (type) {
        case PhoneNumberUtil::PREMIUM_RATE:
        case PhoneNumberUtil::SHARED_COST:
        case PhoneNumberUtil::PERSONAL_NUMBER:
        case PhoneNumberUtil::PAGER:
        case PhoneNumberUtil::UAN:
        case PhoneNumberUtil::VOICEMAIL:
        case PhoneNumberUtil::TOLL_FREE: return true;
        default: return false;
    }
}

NumberKind judge_parsed(const PhoneNumber& number) {
    const auto& tables = *PhoneNumberUtil::GetInstance();
    if (tables.IsPossibleNumberWithReason(number) != PhoneNumberUtil::IS_POSSIBLE)
        return NumberKind::nonsense;
    if (is_service(tables.GetNumberType(number))) return NumberKind::short_code;
    if (number.country_code() != british) return NumberKind::dialable;
    std::string national;
    tables.GetNationalSignificantNumber(number, &national);
    return judge_british(national);
}

std::optional<PhoneNumber> parse(const std::string& dialled, const std::string& region) {
    PhoneNumber number;
    const auto outcome = PhoneNumberUtil::GetInstance()->Parse(dialled, region, &number);
    if (outcome != PhoneNumberUtil::NO_PARSING_ERROR) return std::nullopt;
    return number;
}

std::string e164_of(const PhoneNumber& number) {
    std::string written;
    PhoneNumberUtil::GetInstance()->Format(number, PhoneNumberUtil::E164, &written);
    return written;
}

// Some impossible numbers ("0024793245" in Australia) keep a trunk zero that a second reading would
// drop.
bool reads_back(const std::string& e164, const std::string& region) {
    const auto again = parse(e164, region);
    return again && e164_of(*again) == e164;
}

Judged judge(std::string_view written, std::string_view region_name) {
    if (written.size() > longest_written || region_name.size() > longest_written) return {};
    const WrittenNumber read = read_number(written);
    if (read.spelling == Spelling::name) return {.kind = NumberKind::alphanumeric};
    if (read.spelling == Spelling::nothing) return {};
    const std::string region{region_name};
    if (is_emergency(read.dialled, region)) return {.kind = NumberKind::emergency};
    if (is_short_code(read.dialled)) return {.kind = NumberKind::short_code};

    const auto number = parse(read.dialled, region);
    if (!number) return {};
    const NumberKind kind = judge_parsed(*number);
    if (kind != NumberKind::dialable) return {.kind = kind};
    std::string e164 = e164_of(*number);
    if (e164.size() > longest_e164 || !reads_back(e164, region)) return {};
    return {.kind = kind, .e164 = std::move(e164)};
}

}  // namespace

// The library's own logger would write numbers to standard output.
PhoneNumbers::PhoneNumbers() {
    PhoneNumberUtil::GetInstance()->SetLogger(new NullLogger);
}

std::optional<hub::PhoneNumber> PhoneNumbers::normalise(std::string_view written,
                                                        std::string_view region) const {
    Judged judged = judge(written, region);
    if (judged.kind != NumberKind::dialable) return std::nullopt;
    return hub::PhoneNumber{std::move(judged.e164)};
}

NumberKind PhoneNumbers::kind(std::string_view written, std::string_view region) const {
    return judge(written, region).kind;
}

}  // namespace numbering
