#include "hub/program/volunteer_sheet.hpp"

#include "adapters/numbering/phone_numbers.hpp"
#include "adapters/places/postcode_table.hpp"
#include "hub/program/volunteer_list.hpp"
#include "tests/fuzz/models/plain_json.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <set>
#include <string>

// A group's list of volunteers: every row is whole, or every fault is named by its line in words
// that can be shown in a terminal.
namespace fuzz {

namespace {

const program::SheetKnowledge& knowledge() {
    static const numbering::PhoneNumbers numbers;
    static const places::PostcodeTable places{std::filesystem::path{PLACES_FILE}};
    static const program::SheetKnowledge known{
        numbers, places, "GB", {{"shopping"}, {"medication"}, {"dog_walking"}, {"call"}}};
    return known;
}

bool has_controls(const std::string& text) {
    return std::any_of(
        text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; });
}

void check_volunteer(const hub::AddVolunteer& volunteer) {
    require(!volunteer.name.empty() && volunteer.name.reveal.size() <= 100,
            "a volunteer has a name");
    require(!has_controls(volunteer.name.reveal), "a name can be shown");
    require(volunteer.number.reveal.starts_with("+"), "a volunteer can be texted");
    require(volunteer.volunteer.home.known(), "a volunteer has a place");
    require(!volunteer.volunteer.needs.empty() && !volunteer.volunteer.languages.empty(),
            "a volunteer helps with something, in some language");
    for (const hub::Need& need : volunteer.volunteer.needs) {
        const auto& needs = knowledge().needs;
        require(std::find(needs.begin(), needs.end(), need) != needs.end(),
                "a need is one of the group's");
    }
    require(volunteer.volunteer.available.any(), "a volunteer is there some time");
    const double reach = volunteer.volunteer.reach.value;
    require(reach >= 200 && reach <= 100'000, "a reach keeps to its bounds");
}

// What was taken on can be given away as a sheet and taken on again.
void check_given_away(const program::VolunteerSheet& sheet) {
    std::vector<program::WrittenVolunteer> written;
    for (const program::SheetRow& row : sheet.rows) {
        hub::Person person;
        person.name = row.volunteer.name;
        person.number = row.volunteer.number;
        written.push_back(program::as_written(person, row.volunteer.volunteer));
    }
    const auto again = program::read_volunteers(program::write_volunteers(written), knowledge());
    require(again.bad.empty() && again.rows.size() == sheet.rows.size(),
            "a sheet of ours is read whole");
    for (std::size_t i = 0; i < again.rows.size(); ++i)
        require(again.rows[i].volunteer == sheet.rows[i].volunteer,
                "a volunteer is read alike again");
}

}  // namespace

void look_at(std::string_view bytes) {
    const program::VolunteerSheet sheet = program::read_volunteers(bytes, knowledge());
    const auto lines = static_cast<std::size_t>(
        std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; }));
    for (const program::BadRow& bad : sheet.bad) {
        require(bad.line >= 1 && bad.line <= lines + 1, "a fault is in one of the lines");
        require(!bad.reason.empty() && is_plainly_utf8(bad.reason), "a fault is said in words");
        require(!has_controls(bad.reason), "a fault can be shown in a terminal");
    }
    if (!sheet.bad.empty()) return;
    require(!sheet.rows.empty(), "a sheet without faults holds volunteers");
    std::set<hub::PhoneNumber> numbers;
    for (const program::SheetRow& row : sheet.rows) {
        check_volunteer(row.volunteer);
        require(numbers.insert(row.volunteer.number).second, "nobody is there twice");
    }
    check_given_away(sheet);
}

}  // namespace fuzz
