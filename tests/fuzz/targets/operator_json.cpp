#include "hub/program/answer_line.hpp"
#include "hub/program/volunteer_json.hpp"
#include "tests/fuzz/models/plain_json.hpp"
#include "tests/fuzz/target.hpp"

#include <stdexcept>
#include <string>

// The bodies of the operator's commands.
namespace fuzz {

namespace {

void look_at_group(std::string_view body) {
    hub::Group start;
    start.hub_numbers = {"sms:+447700900000"};
    const auto command = program::read_group(body, start);
    if (!command) return require(!command.error().sentence.empty(), "a refusal says why");
    require(!command->group.name.empty() && command->group.name.size() <= 200,
            "a group has a name");
    require(command->channel == "sms" || command->channel == "phones", "a channel is one of ours");
    const auto again = program::read_group(program::write_group(*command), start);
    require(again.has_value() && *again == *command, "a group is read alike again");
}

void look_at_volunteer(std::string_view body) {
    const auto volunteer = program::read_volunteer(body);
    if (!volunteer) return require(!volunteer.error().sentence.empty(), "a refusal says why");
    require(volunteer->channel == "sms" || volunteer->channel == "phones",
            "a channel is one of ours");
    require(volunteer->written.name.find_first_of("\r\n") == std::string::npos,
            "a name is one line");
    const std::string written = program::write_volunteer(*volunteer);
    const auto again = program::read_volunteer(written);
    require(again.has_value() && program::write_volunteer(*again) == written,
            "a volunteer is read alike again");
}

void look_at_answer(std::string_view body) {
    try {
        const std::string line = program::answer_line(body, "id");
        require(line.size() <= 200 && is_plainly_utf8(line), "an answer's line keeps to its bound");
    } catch (const std::runtime_error& problem) {
        require(*problem.what() != '\0', "a refusal says why");
    }
}

}  // namespace

void look_at(std::string_view bytes) {
    look_at_group(bytes);
    look_at_volunteer(bytes);
    look_at_answer(bytes);
}

}  // namespace fuzz
