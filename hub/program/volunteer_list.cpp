#include "hub/program/volunteer_list.hpp"

#include "hub/program/csv.hpp"
#include "hub/program/written_words.hpp"
#include "hub/services/all_of.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <tuple>
#include <utility>

namespace program {

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

// As few digits as read back as the same length.
std::string in_metres(matching::Metres length) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), length.value);
    return std::string(digits.data(), end.ptr) + " m";
}

}  // namespace

WrittenVolunteer as_written(const hub::Person& person, const hub::Volunteer& volunteer) {
    std::vector<std::string> needs;
    for (const hub::Need& need : volunteer.needs) needs.push_back(need.text);
    WrittenVolunteer row;
    row.name = person.name.reveal;
    row.phone = person.number.reveal;
    row.postcode = volunteer.home.name;
    row.needs = joined(needs);
    row.languages = joined(volunteer.languages);
    row.hours = written(volunteer.available);
    row.kilometres = in_metres(volunteer.reach);
    return row;
}

std::string write_volunteers(const std::vector<WrittenVolunteer>& volunteers) {
    std::vector<std::vector<std::string>> rows{
        {"name", "phone", "postcode", "needs", "languages", "days", "radius"}};
    for (const WrittenVolunteer& one : volunteers) {
        rows.push_back({one.name,
                        one.phone,
                        one.postcode,
                        one.needs,
                        one.languages,
                        one.hours,
                        one.kilometres});
    }
    return write_csv(rows);
}

boost::asio::awaitable<VolunteerList> list_volunteers(hub::Store& store,
                                                      hub::GroupId group,
                                                      std::string channel) {
    const auto persons =
        co_await services::all_of<hub::Person>(store, group, hub::RecordKind::person);
    const auto volunteers =
        co_await services::all_of<hub::Volunteer>(store, group, hub::RecordKind::volunteer);
    std::map<hub::PersonId, const hub::Person*> people;
    for (const hub::Person& person : persons) people.emplace(person.id, &person);

    VolunteerList list;
    for (const hub::Volunteer& volunteer : volunteers) {
        const auto person = people.find(volunteer.id);
        if (person == people.end() || person->second->channel != channel) continue;
        const bool willing = !volunteer.stopped && !person->second->stopped;
        if (volunteer.approved && willing) {
            list.volunteers.push_back(as_written(*person->second, volunteer));
        } else {
            ++list.left_out;
        }
    }
    std::sort(
        list.volunteers.begin(), list.volunteers.end(), [](const auto& one, const auto& other) {
            return std::tie(one.name, one.phone) < std::tie(other.name, other.phone);
        });
    co_return list;
}

}  // namespace program
