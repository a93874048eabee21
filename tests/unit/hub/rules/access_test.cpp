#include "hub/rules/access.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <sstream>
#include <vector>

namespace {

// Columns as in the first line; x: may.
const std::string table = R"(
                 operator_ coordinator patch_lead duty_coordinator volunteer resident observer
add_group        x         .           .          .                .         .        .
add_volunteer    x         x           x          x                .         .        .
say              .         x           x          x                x         x        .
open_request     .         x           x          x                x         x        .
accept_offer     .         .           .          .                x         .        .
decline_offer    .         .           .          .                x         .        .
counter_offer    .         .           .          .                x         .        .
release_task     .         .           .          .                x         .        .
report_done      .         .           .          .                x         .        .
confirm_done     .         x           x          x                x         x        .
cancel_request   .         x           x          x                x         x        .
pause_volunteer  .         .           .          .                x         .        .
resume_volunteer .         .           .          .                x         .        .
)";

const std::map<std::string, hub::Role> roles{{"operator_", hub::Role::operator_},
                                             {"coordinator", hub::Role::coordinator},
                                             {"patch_lead", hub::Role::patch_lead},
                                             {"duty_coordinator", hub::Role::duty_coordinator},
                                             {"volunteer", hub::Role::volunteer},
                                             {"resident", hub::Role::resident},
                                             {"observer", hub::Role::observer}};

const std::map<std::string, hub::Command> commands{{"add_group", hub::AddGroup{}},
                                                   {"add_volunteer", hub::AddVolunteer{}},
                                                   {"say", hub::Say{}},
                                                   {"open_request", hub::OpenRequest{}},
                                                   {"accept_offer", hub::AcceptOffer{}},
                                                   {"decline_offer", hub::DeclineOffer{}},
                                                   {"counter_offer", hub::CounterOffer{}},
                                                   {"release_task", hub::ReleaseTask{}},
                                                   {"report_done", hub::ReportDone{}},
                                                   {"confirm_done", hub::ConfirmDone{}},
                                                   {"cancel_request", hub::CancelRequest{}},
                                                   {"pause_volunteer", hub::PauseVolunteer{}},
                                                   {"resume_volunteer", hub::ResumeVolunteer{}}};

std::vector<std::string> words(const std::string& line) {
    std::istringstream in{line};
    std::vector<std::string> found;
    for (std::string word; in >> word;) found.push_back(word);
    return found;
}

}  // namespace

TEST_CASE("every role may do with every command what the table says") {
    REQUIRE(commands.size() == std::variant_size_v<hub::Command>);
    REQUIRE(roles.size() == std::size(hub::all_roles));
    std::istringstream lines{table};
    std::string line;
    std::getline(lines, line);
    std::getline(lines, line);
    const auto columns = words(line);
    REQUIRE(columns.size() == roles.size());
    std::size_t rows = 0;
    while (std::getline(lines, line)) {
        const auto row = words(line);
        REQUIRE(row.size() == columns.size() + 1);
        ++rows;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            CAPTURE(row[0], columns[i]);
            CHECK(rules::may(roles.at(columns[i]), commands.at(row[0])) == (row[i + 1] == "x"));
        }
    }
    CHECK(rows == commands.size());
}
