#include "hub/program/volunteer_json.hpp"

#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"
#include "adapters/json/writer.hpp"
#include "hub/domain/channels.hpp"

#include <utility>

namespace program {

namespace {

constexpr std::size_t max_line = 200;
constexpr std::size_t max_hub_numbers = 20;

void read_channel(json::Fields& fields, std::string& channel) {
    channel = fields.line("channel", max_line);
    const bool of_numbers = channel == "sms" || channel == "phones";
    const bool of_chat = !channel.empty() && !hub::has_phone_numbers(channel);
    if (!of_numbers && !of_chat) fields.refuse("channel", "must be sms, phones or telegram");
}

}  // namespace

std::string write_group(const hub::AddGroup& command) {
    json::Writer writer;
    writer.begin_object()
        .name("name")
        .text(command.group.name)
        .name("area")
        .text(command.group.area.name);
    writer.name("channel").text(command.channel);
    writer.name("coordinator").text(command.coordinator.reveal);
    writer.name("coordinator_number").text(command.coordinator_number.reveal);
    writer.name("hub_numbers").begin_array();
    for (const std::string& number : command.group.hub_numbers) writer.text(number);
    writer.end_array().end_object();
    return writer.take();
}

boost::system::result<hub::AddGroup, json::Problem> read_group(std::string_view body,
                                                               const hub::Group& start) {
    const auto document = json::Document::parse(body);
    if (!document) return document.error();
    json::Fields fields{document->root()};
    hub::AddGroup command;
    command.group = start;
    command.group.name = fields.line("name", max_line);
    if (command.group.name.empty()) fields.refuse("name", "must not be empty");
    command.group.area.name = fields.line("area", max_line);
    read_channel(fields, command.channel);
    command.coordinator.reveal = fields.line("coordinator", max_line);
    command.coordinator_number.reveal = fields.line("coordinator_number", max_line);
    auto numbers = fields.texts("hub_numbers", max_hub_numbers, max_line);
    if (!numbers.empty()) command.group.hub_numbers = std::move(numbers);
    return std::move(fields).finish(std::move(command));
}

std::string write_volunteer(const VolunteerBody& volunteer) {
    json::Writer writer;
    writer.begin_object()
        .name("group")
        .text(volunteer.group)
        .name("channel")
        .text(volunteer.channel);
    writer.name("name").text(volunteer.written.name).name("phone").text(volunteer.written.phone);
    writer.name("postcode")
        .text(volunteer.written.postcode)
        .name("needs")
        .text(volunteer.written.needs);
    writer.name("languages")
        .text(volunteer.written.languages)
        .name("hours")
        .text(volunteer.written.hours);
    writer.name("radius").text(volunteer.written.kilometres).end_object();
    return writer.take();
}

boost::system::result<VolunteerBody, json::Problem> read_volunteer(std::string_view body) {
    const auto document = json::Document::parse(body);
    if (!document) return document.error();
    json::Fields fields{document->root()};
    VolunteerBody volunteer;
    volunteer.group = fields.line("group", max_line);
    read_channel(fields, volunteer.channel);
    volunteer.written.name = fields.line("name", max_line);
    volunteer.written.phone = fields.line("phone", max_line);
    volunteer.written.postcode = fields.line("postcode", max_line);
    volunteer.written.needs = fields.line("needs", max_line);
    volunteer.written.languages = fields.line("languages", max_line);
    volunteer.written.hours = fields.line("hours", max_line);
    volunteer.written.kilometres = fields.line("radius", max_line);
    return std::move(fields).finish(std::move(volunteer));
}

}  // namespace program
