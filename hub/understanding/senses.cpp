#include "hub/understanding/senses.hpp"

#include "hub/understanding/heard.hpp"

#include <map>

namespace understanding {

namespace {

using Table = std::map<std::string, Meaning, std::less<>>;

template <class Enum>
struct Named {
    std::string_view name{};
    Enum value{};
};

constexpr Named<Keyword> keywords[] = {{"yes", Keyword::yes},
                                       {"no", Keyword::no},
                                       {"done", Keyword::done},
                                       {"cannot_come", Keyword::cannot_come},
                                       {"cancel", Keyword::cancel},
                                       {"status", Keyword::status},
                                       {"thanks", Keyword::thanks},
                                       {"help", Keyword::help},
                                       {"pause", Keyword::pause},
                                       {"resume", Keyword::resume},
                                       {"quit", Keyword::quit}};

constexpr Named<Danger> dangers[] = {{"chest_pain", Danger::chest_pain},
                                     {"not_breathing", Danger::not_breathing},
                                     {"overdose", Danger::overdose},
                                     {"suicide", Danger::suicide},
                                     {"violence", Danger::violence},
                                     {"gas", Danger::gas},
                                     {"fire", Danger::fire},
                                     {"collapsed", Danger::collapsed},
                                     {"bleeding", Danger::bleeding},
                                     {"emergency_number", Danger::emergency_number}};

constexpr Named<hub::WhoPays> payments[] = {{"nobody", hub::WhoPays::nobody},
                                            {"card_by_phone", hub::WhoPays::card_by_phone},
                                            {"helper_repaid", hub::WhoPays::helper_repaid},
                                            {"voucher", hub::WhoPays::voucher},
                                            {"kitty", hub::WhoPays::kitty}};

constexpr Named<TimeWord> time_words[] = {{"today", TimeWord::today},
                                          {"tonight", TimeWord::tonight},
                                          {"tomorrow", TimeWord::tomorrow},
                                          {"day_after_tomorrow", TimeWord::day_after_tomorrow},
                                          {"weekend", TimeWord::weekend},
                                          {"next", TimeWord::next},
                                          {"this", TimeWord::this_one},
                                          {"morning", TimeWord::morning},
                                          {"afternoon", TimeWord::afternoon},
                                          {"evening", TimeWord::evening},
                                          {"lunchtime", TimeWord::lunchtime},
                                          {"noon", TimeWord::noon},
                                          {"midnight", TimeWord::midnight},
                                          {"am", TimeWord::am},
                                          {"pm", TimeWord::pm},
                                          {"oclock", TimeWord::oclock},
                                          {"by", TimeWord::by},
                                          {"before", TimeWord::before},
                                          {"after", TimeWord::after},
                                          {"until", TimeWord::until},
                                          {"at", TimeWord::at},
                                          {"between", TimeWord::between},
                                          {"to", TimeWord::to},
                                          {"in", TimeWord::in},
                                          {"within", TimeWord::within},
                                          {"for", TimeWord::for_length},
                                          {"minute", TimeWord::minute},
                                          {"hour", TimeWord::hour},
                                          {"day", TimeWord::day},
                                          {"week", TimeWord::week},
                                          {"half", TimeWord::half},
                                          {"quarter", TimeWord::quarter},
                                          {"past", TimeWord::past}};

constexpr Named<Sense> single_lists[] = {{"harmless", Sense::harmless},
                                         {"denials", Sense::denial},
                                         {"after_denial", Sense::after_denial},
                                         {"fillers", Sense::filler},
                                         {"urgent", Sense::urgent},
                                         {"names.intros", Sense::name_intro},
                                         {"names.weak_intros", Sense::name_intro_weak},
                                         {"names.ends", Sense::ends_name},
                                         {"streets.types", Sense::street_type},
                                         {"streets.intros", Sense::street_intro},
                                         {"streets.doors", Sense::door},
                                         {"places.before", Sense::place_word},
                                         {"places.never", Sense::not_place},
                                         {"codes.never_end", Sense::not_code}};

constexpr int weekdays_in_week = 7;
constexpr int months_in_year = 12;
constexpr int highest_number_word = 60;

template <class Enum>
int value_of(Enum value) {
    return static_cast<int>(value);
}

void add_numbered(Table& table, const std::string& prefix, Sense sense, int last, int base) {
    for (int number = 1; number <= last; ++number) {
        table.emplace(prefix + std::to_string(number), Meaning{sense, number - base});
    }
}

void add_spoken(Table& table) {
    for (const auto& [name, keyword] : keywords) {
        const std::string prefix = "keywords." + std::string(name);
        table.emplace(prefix + ".leading", Meaning{Sense::keyword_leading, value_of(keyword)});
        table.emplace(prefix + ".anywhere", Meaning{Sense::keyword_anywhere, value_of(keyword)});
        table.emplace(prefix + ".alone", Meaning{Sense::keyword_alone, value_of(keyword)});
    }
    for (const auto& [name, danger] : dangers) {
        const std::string prefix = "dangers." + std::string(name);
        table.emplace(prefix + ".phrases", Meaning{Sense::danger, value_of(danger)});
        table.emplace(prefix + ".alone", Meaning{Sense::danger_alone, value_of(danger)});
    }
    for (const auto& [name, payment] : payments) {
        const std::string prefix = "payments." + std::string(name);
        table.emplace(prefix + ".phrases", Meaning{Sense::payment, value_of(payment)});
        table.emplace(prefix + ".answers", Meaning{Sense::payment_answer, value_of(payment)});
    }
}

Table whole_table() {
    Table table;
    add_spoken(table);
    for (const auto& [name, word] : time_words) {
        table.emplace("time." + std::string(name), Meaning{Sense::time, value_of(word)});
    }
    for (const auto& [name, sense] : single_lists)
        table.emplace(std::string(name), Meaning{sense, 0});
    table.emplace("conditions.kept", Meaning{Sense::condition, value_of(ConditionWord::kept)});
    table.emplace("conditions.left_out",
                  Meaning{Sense::condition, value_of(ConditionWord::left_out)});
    add_numbered(table, "weekdays.", Sense::weekday, weekdays_in_week, 1);
    add_numbered(table, "months.", Sense::month, months_in_year, 0);
    add_numbered(table, "numbers.", Sense::number, highest_number_word, 0);
    return table;
}

}  // namespace

std::optional<Meaning> meaning_of_key(std::string_view key) {
    static const Table table = whole_table();
    const auto entry = table.find(key);
    if (entry == table.end()) return std::nullopt;
    return entry->second;
}

std::vector<std::string_view> required_keys() {
    return {"stop",
            "start",
            "keywords.yes.leading",
            "keywords.no.leading",
            "keywords.done.leading",
            "keywords.cancel.leading",
            "keywords.help.alone",
            "dangers.chest_pain.phrases",
            "dangers.not_breathing.phrases",
            "dangers.overdose.phrases",
            "dangers.suicide.phrases",
            "dangers.violence.phrases",
            "dangers.gas.phrases",
            "dangers.fire.phrases",
            "dangers.collapsed.phrases",
            "dangers.bleeding.phrases",
            "dangers.emergency_number.phrases"};
}

}  // namespace understanding
