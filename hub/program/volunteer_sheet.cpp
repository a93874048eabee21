#include "hub/program/volunteer_sheet.hpp"

#include "adapters/json/utf8.hpp"
#include "hub/program/csv.hpp"
#include "hub/program/written_words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace program {

namespace {

constexpr std::size_t max_name = 100;  // bytes

using Field = std::string WrittenVolunteer::*;

struct Column {
    std::string_view name{};
    Field field{};
};

const std::array columns{
    Column{"name", &WrittenVolunteer::name},
    Column{"full name", &WrittenVolunteer::name},
    Column{"volunteer", &WrittenVolunteer::name},
    Column{"volunteer name", &WrittenVolunteer::name},
    Column{"phone", &WrittenVolunteer::phone},
    Column{"phone number", &WrittenVolunteer::phone},
    Column{"mobile", &WrittenVolunteer::phone},
    Column{"mobile number", &WrittenVolunteer::phone},
    Column{"mobile phone", &WrittenVolunteer::phone},
    Column{"number", &WrittenVolunteer::phone},
    Column{"telephone", &WrittenVolunteer::phone},
    Column{"tel", &WrittenVolunteer::phone},
    Column{"postcode", &WrittenVolunteer::postcode},
    Column{"post code", &WrittenVolunteer::postcode},
    Column{"needs", &WrittenVolunteer::needs},
    Column{"helps with", &WrittenVolunteer::needs},
    Column{"can help with", &WrittenVolunteer::needs},
    Column{"tasks", &WrittenVolunteer::needs},
    Column{"language", &WrittenVolunteer::languages},
    Column{"languages", &WrittenVolunteer::languages},
    Column{"days", &WrittenVolunteer::hours},
    Column{"availability", &WrittenVolunteer::hours},
    Column{"available", &WrittenVolunteer::hours},
    Column{"when", &WrittenVolunteer::hours},
    Column{"times", &WrittenVolunteer::hours},
    Column{"radius", &WrittenVolunteer::kilometres},
    Column{"radius km", &WrittenVolunteer::kilometres},
    Column{"distance", &WrittenVolunteer::kilometres},
    Column{"km", &WrittenVolunteer::kilometres},
    Column{"miles", &WrittenVolunteer::miles},
    Column{"radius miles", &WrittenVolunteer::miles},
};

// A word of the sheet as it may be shown in a terminal.
std::string shown(const std::string& word) {
    constexpr std::size_t longest = 60;
    if (json::has_controls(word)) return "a word with characters that cannot be seen";
    if (word.size() > longest) return "a word longer than 60 bytes";
    return '"' + word + '"';
}

// Which field each column of the sheet fills; none for those that nobody asks for.
struct Header {
    std::vector<Field> fields{};
    std::vector<std::string> problems{};
};

Field field_named(const std::string& name) {
    for (const Column& column : columns) {
        if (column.name == name) return column.field;
    }
    return nullptr;
}

bool contains(const std::vector<Field>& fields, Field field) {
    for (const Field one : fields) {
        if (one == field) return true;
    }
    return false;
}

Header read_header(const CsvRow& row) {
    Header header;
    for (const std::string& cell : row.cells) {
        const Field field = field_named(plain(cell));
        if (field != nullptr && contains(header.fields, field)) {
            header.problems.push_back("two columns mean the same: the second is " +
                                      shown(plain(cell)));
        }
        header.fields.push_back(field);
    }
    constexpr std::array needed{std::pair{&WrittenVolunteer::name, "name"},
                                std::pair{&WrittenVolunteer::phone, "phone"},
                                std::pair{&WrittenVolunteer::postcode, "postcode"},
                                std::pair{&WrittenVolunteer::needs, "needs"}};
    for (const auto& [field, name] : needed) {
        if (!contains(header.fields, field))
            header.problems.push_back(std::string{"there is no column \""} + name + "\"");
    }
    return header;
}

WrittenVolunteer written(const CsvRow& row, const std::vector<Field>& fields) {
    WrittenVolunteer volunteer;
    for (std::size_t i = 0; i < fields.size() && i < row.cells.size(); ++i) {
        if (fields[i] != nullptr) volunteer.*fields[i] = row.cells[i];
    }
    return volunteer;
}

void read_phone(const std::string& phone,
                const SheetKnowledge& knowledge,
                hub::AddVolunteer& volunteer,
                std::vector<std::string>& reasons) {
    if (knowledge.chats) {
        if (phone.empty()) return reasons.push_back("there is no chat");
        volunteer.number = {phone};
        return;
    }
    std::string dialled = phone;
    // Spreadsheets take mobile numbers for figures and drop the leading zero.
    if (knowledge.region == "GB" && dialled.size() >= 10 && dialled.front() == '7')
        dialled.insert(0, "0");
    const auto number = knowledge.numbering.normalise(dialled, knowledge.region);
    if (!number)
        return reasons.push_back(phone.empty() ? "there is no phone number"
                                               : "the phone number cannot be texted");
    volunteer.number = *number;
}

void read_place(const std::string& postcode,
                const SheetKnowledge& knowledge,
                hub::AddVolunteer& volunteer,
                std::vector<std::string>& reasons) {
    const auto place = knowledge.geocoder.find(postcode);
    if (!place)
        return reasons.push_back(postcode.empty() ? "there is no postcode"
                                                  : "the postcode is not known");
    volunteer.volunteer.home = *place;
}

void read_needs(const std::string& needs,
                const SheetKnowledge& knowledge,
                hub::AddVolunteer& volunteer,
                std::vector<std::string>& reasons) {
    std::string unknown;
    auto found = needs_in(needs, knowledge.needs, unknown);
    if (!found) return reasons.push_back(shown(unknown) + " is no need of this group");
    if (found->empty())
        return reasons.push_back("it does not say what they help with (\"anything\" is allowed)");
    volunteer.volunteer.needs = std::move(*found);
}

void read_reach(const WrittenVolunteer& written,
                hub::AddVolunteer& volunteer,
                std::vector<std::string>& reasons) {
    const bool miles = written.kilometres.empty();
    const std::string& length = miles ? written.miles : written.kilometres;
    if (length.empty()) return;
    const auto reach = reach_in(length, miles ? LengthUnit::miles : LengthUnit::kilometres);
    if (!reach) return reasons.push_back("the radius must be a length from 0.2 to 100 km");
    volunteer.volunteer.reach = *reach;
}

// The first line that holds bytes which are no text; 0: none does.
std::size_t unreadable_line(std::string_view text) {
    if (json::is_utf8(text) && text.find('\0') == std::string_view::npos) return 0;
    std::size_t number = 1;
    for (std::size_t begin = 0; begin < text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        if (!json::is_utf8(line) || line.find('\0') != std::string_view::npos) return number;
        begin = end + 1;
    }
    return number;
}

}  // namespace

hub::AddVolunteer understand(const WrittenVolunteer& written,
                             const SheetKnowledge& knowledge,
                             std::vector<std::string>& reasons) {
    hub::AddVolunteer volunteer;
    volunteer.volunteer.approved = true;
    if (written.name.empty()) reasons.emplace_back("there is no name");
    if (written.name.size() > max_name) reasons.emplace_back("the name is longer than 100 bytes");
    if (json::has_controls(written.name))
        reasons.emplace_back("the name holds characters that cannot be seen");
    volunteer.name.reveal = written.name;
    read_phone(written.phone, knowledge, volunteer, reasons);
    read_place(written.postcode, knowledge, volunteer, reasons);
    read_needs(written.needs, knowledge, volunteer, reasons);
    std::string unknown;
    if (auto languages = languages_in(written.languages, unknown)) {
        if (languages->empty()) languages->push_back("en");
        volunteer.volunteer.languages = std::move(*languages);
    } else {
        reasons.push_back(shown(unknown) + " is no language that is known here");
    }
    if (const auto hours = hours_in(written.hours, unknown)) {
        volunteer.volunteer.available = *hours;
    } else {
        reasons.push_back(shown(unknown) + " is neither a day nor a time");
    }
    read_reach(written, volunteer, reasons);
    return volunteer;
}

VolunteerSheet read_volunteers(std::string_view csv, const SheetKnowledge& knowledge) {
    VolunteerSheet sheet;
    if (const std::size_t line = unreadable_line(csv); line != 0) {
        return {{}, {{line, "this is not UTF-8 text: save the file as \"CSV UTF-8\""}}};
    }
    const Csv table = read_csv(csv);
    if (table.broken_line != 0)
        return {{}, {{table.broken_line, "a quote is opened here and never closed"}}};
    if (table.rows.size() < 2)
        return {{},
                {{1, "there must be a row with the columns' names and at least one volunteer"}}};
    if (table.rows.size() > max_sheet_rows)
        return {{}, {{table.rows[max_sheet_rows].line, "more than 10,000 rows: split the file"}}};

    const Header header = read_header(table.rows.front());
    for (const std::string& problem : header.problems)
        sheet.bad.push_back({table.rows.front().line, problem});
    if (!sheet.bad.empty()) return sheet;

    std::map<hub::PhoneNumber, std::size_t> seen;
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        const CsvRow& row = table.rows[i];
        std::vector<std::string> reasons;
        hub::AddVolunteer volunteer = understand(written(row, header.fields), knowledge, reasons);
        if (!volunteer.number.empty()) {
            const auto [first, fresh] = seen.emplace(volunteer.number, row.line);
            if (!fresh)
                reasons.push_back("the same phone number is in line " +
                                  std::to_string(first->second));
        }
        for (std::string& reason : reasons) sheet.bad.push_back({row.line, std::move(reason)});
        sheet.rows.push_back({row.line, std::move(volunteer)});
    }
    return sheet;
}

}  // namespace program
