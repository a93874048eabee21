#include "hub/program/operator_desk.hpp"

#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"
#include "adapters/json/words.hpp"
#include "adapters/json/writer.hpp"
#include "hub/domain/channels.hpp"
#include "hub/program/desk_view.hpp"
#include "hub/program/volunteer_json.hpp"
#include "hub/program/volunteer_list.hpp"
#include "hub/program/volunteer_taking.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace program {

namespace {

http::Response json_answer(unsigned status, std::string body) {
    http::Response response;
    response.status = status;
    response.headers.push_back(
        {"Content-Type", status < 300 ? "application/json" : "application/problem+json"});
    response.body = std::move(body);
    return response;
}

http::Response named(const char* name, const std::string& value) {
    json::Writer writer;
    writer.begin_object().name(name).text(value).end_object();
    return json_answer(200, writer.take());
}

http::Response refused(const boost::system::error_code& why) {
    if (why == hub::Refusal::not_found)
        return http::problem(404, "there is no such group", "group");
    if (why == hub::Refusal::invalid) {
        return http::problem(422,
                             "the hub cannot take this: a number that cannot be texted, or a need "
                             "that the group has not",
                             "");
    }
    return http::problem(409, why.message(), "");
}

http::Response bad_rows(const std::vector<BadRow>& rows) {
    json::Writer writer;
    writer.begin_object()
        .name("title")
        .text("nothing was added, because of these lines")
        .name("status")
        .number(422);
    writer.name("rows").begin_array();
    for (const BadRow& row : rows) {
        writer.begin_object()
            .name("line")
            .number(static_cast<std::int64_t>(row.line))
            .name("reason")
            .text(row.reason)
            .end_object();
    }
    writer.end_array().end_object();
    return json_answer(422, writer.take());
}

// The rows were all understood, so this is a bound of the group's, or somebody changed the group
// meanwhile.
http::Response stopped_at(std::size_t line, const boost::system::error_code& why) {
    return http::problem(
        409,
        "line " + std::to_string(line) + " was refused (" + why.message() +
            "): the lines before it were added; importing the same file again goes on from there",
        "");
}

struct WrittenInvitation {
    std::string group{};
    hub::InviteCoordinator command{};
};

boost::system::result<WrittenInvitation, json::Problem> read_invitation(std::string_view body) {
    const auto document = json::Document::parse(body);
    if (!document) return document.error();
    json::Fields fields{document->root()};
    WrittenInvitation read;
    read.group = fields.text("group", 64);
    read.command.name = {fields.line("name", 100)};
    read.command.number = {fields.line("number", 32)};
    read.command.channel = fields.text("channel", 32);
    const auto role = json::from_word<hub::Role>(fields.text("role", 32));
    if (!role) fields.refuse("role", "must be a role");
    read.command.role = role.value_or(hub::Role::observer);
    return std::move(fields).finish(std::move(read));
}

bool is_channel(const std::string& channel) {
    return channel == "sms" || channel == "phones" || channel == "telegram";
}

}  // namespace

OperatorDesk::OperatorDesk(DeskParts parts) : parts_(std::move(parts)) {
    constexpr std::string_view digits = "0123456789abcdef";
    for (int word = 0; word < 4; ++word) {
        std::uint64_t number = parts_.random.number();
        for (int digit = 0; digit < 16; ++digit, number >>= 4U) token_ += digits[number & 15U];
    }
}

void OperatorDesk::add_to(http::Routes& routes) {
    routes.add("POST", "/operator/", *this);
}

boost::asio::awaitable<http::Response> OperatorDesk::answer(http::Request request) {
    const auto given = request.header("Authorization");
    if (!given || !http::equal_secret(*given, "Bearer " + token_)) {
        co_return http::problem(401, "this is for the operator's own commands", "");
    }
    if (request.path == "/operator/group") co_return co_await add_group(std::move(request.body));
    if (request.path == "/operator/coordinator")
        co_return co_await invite_coordinator(std::move(request.body));
    if (request.path == "/operator/volunteer")
        co_return co_await add_volunteer(std::move(request.body));
    if (request.path == "/operator/volunteers") {
        co_return co_await add_volunteers(std::move(request.query), std::move(request.body));
    }
    if (request.path == "/operator/volunteers/sheet")
        co_return co_await write_sheet(std::move(request.query));
    if (request.path == "/operator/desk") co_return co_await show(std::move(request.query));
    co_return http::problem(404, "there is no such command", "");
}

boost::asio::awaitable<http::Response> OperatorDesk::add_group(std::string body) {
    auto read = read_group(body, parts_.new_group);
    if (!read) co_return http::problem(422, read.error().sentence, read.error().path);
    const auto place = parts_.geocoder.find(read->group.area.name);
    if (!place) co_return http::problem(422, "this postcode is not known", "area");
    read->group.area = *place;
    const hub::Command command{std::move(*read)};
    const hub::GroupId not_yet;
    const auto answer = co_await ask(not_yet, command, key_of(body));
    if (!answer) co_return refused(answer.error());
    co_return named("id", answer->answer.text);
}

boost::asio::awaitable<http::Response> OperatorDesk::invite_coordinator(std::string body) {
    auto read = read_invitation(body);
    if (!read) co_return http::problem(422, read.error().sentence, read.error().path);
    auto found = co_await group(read->group);
    if (auto* problem = std::get_if<http::Response>(&found)) co_return std::move(*problem);
    const hub::GroupId target = std::get<hub::Group>(found).id;
    // Asked for again, it is another invitation: the last one may have got lost.
    const std::string key = key_of(body) + "-" + std::to_string(parts_.random.number());
    const hub::Command command{std::move(read->command)};
    const auto answer = co_await ask(target, command, key);
    if (!answer) co_return refused(answer.error());
    co_return named("link", answer->answer.text);
}

boost::asio::awaitable<http::Response> OperatorDesk::add_volunteer(std::string body) {
    auto read = read_volunteer(body);
    if (!read) co_return http::problem(422, read.error().sentence, read.error().path);
    auto found = co_await group(read->group);
    if (auto* problem = std::get_if<http::Response>(&found)) co_return std::move(*problem);
    const auto& target = std::get<hub::Group>(found);
    std::vector<std::string> reasons;
    hub::AddVolunteer volunteer =
        understand(read->written, knowledge(target, read->channel), reasons);
    if (!reasons.empty()) co_return http::problem(422, reasons.front(), "");
    volunteer.channel = read->channel;
    const hub::Command command{std::move(volunteer)};
    const auto answer = co_await ask(target.id, command, key_of(body));
    if (!answer) co_return refused(answer.error());
    co_return named("id", answer->answer.text);
}

boost::asio::awaitable<http::Response> OperatorDesk::add_volunteers(std::string query,
                                                                    std::string body) {
    auto fields = http::form_fields(query);
    if (!fields || !is_channel((*fields)["channel"]))
        co_return http::problem(422, "must be sms, phones or telegram", "channel");
    auto found = co_await group((*fields)["group"]);
    if (auto* problem = std::get_if<http::Response>(&found)) co_return std::move(*problem);
    const auto& target = std::get<hub::Group>(found);
    VolunteerSheet sheet = read_volunteers(body, knowledge(target, (*fields)["channel"]));
    if (!sheet.bad.empty()) co_return bad_rows(sheet.bad);
    hub::Actor actor;
    actor.role = hub::Role::operator_;
    actor.group = target.id;
    std::string key = key_of(body);
    std::string channel = (*fields)["channel"];
    const SheetTaken taken = co_await take_volunteers(
        parts_.hub, std::move(actor), std::move(sheet), std::move(channel), std::move(key));
    if (taken.stopped_at != 0) co_return stopped_at(taken.stopped_at, taken.why);
    co_return named("added", std::to_string(taken.added));
}

boost::asio::awaitable<http::Response> OperatorDesk::write_sheet(std::string query) {
    auto fields = http::form_fields(query);
    if (!fields || !is_channel((*fields)["channel"]))
        co_return http::problem(422, "must be sms, phones or telegram", "channel");
    auto found = co_await group((*fields)["group"]);
    if (auto* problem = std::get_if<http::Response>(&found)) co_return std::move(*problem);
    const hub::GroupId id = std::get<hub::Group>(found).id;
    const VolunteerList list = co_await list_volunteers(parts_.store, id, (*fields)["channel"]);
    json::Writer writer;
    writer.begin_object().name("sheet").text(write_volunteers(list.volunteers));
    writer.name("written").number(static_cast<std::int64_t>(list.volunteers.size()));
    writer.name("left_out").number(static_cast<std::int64_t>(list.left_out)).end_object();
    co_return json_answer(200, writer.take());
}

boost::asio::awaitable<http::Response> OperatorDesk::show(std::string query) {
    auto fields = http::form_fields(query);
    if (!fields) co_return http::problem(422, "must be a group's id", "group");
    auto found = co_await group((*fields)["group"]);
    if (auto* problem = std::get_if<http::Response>(&found)) co_return std::move(*problem);
    const hub::GroupId id = std::get<hub::Group>(found).id;
    const std::string lines =
        co_await desk_lines(parts_.store, parts_.calendar, id, parts_.clock.now());
    co_return http::text(200, lines);
}

boost::asio::awaitable<std::variant<hub::Group, http::Response>> OperatorDesk::group(
    std::string named) {
    const std::vector<hub::GroupId> all = co_await parts_.store.groups();
    if (named.empty() && all.size() != 1) {
        co_return http::problem(422,
                                all.empty() ? "there is no group yet: aidhub group add"
                                            : "say which group: there are several",
                                "group");
    }
    const hub::GroupId id = named.empty() ? all.front() : hub::GroupId{std::move(named)};
    if (std::find(all.begin(), all.end(), id) == all.end())
        co_return http::problem(404, "there is no such group", "group");
    std::vector<hub::RecordId> records{hub::group_record()};
    const hub::Loaded loaded =
        co_await parts_.store.load(hub::scope_of(id), std::move(records), hub::no_key);
    const auto* group = loaded.find<hub::Group>(hub::group_record());
    if (group == nullptr) co_return http::problem(404, "there is no such group", "group");
    co_return *group;
}

boost::asio::awaitable<hub::Result<hub::Committed>> OperatorDesk::ask(hub::GroupId group,
                                                                      hub::Command command,
                                                                      std::string key) {
    hub::Actor actor;
    actor.role = hub::Role::operator_;
    actor.group = std::move(group);
    hub::IdempotencyKey once;
    once.fingerprint = key;
    once.text = std::move(key);
    return parts_.hub.handle(std::move(actor), std::move(command), std::move(once));
}

SheetKnowledge OperatorDesk::knowledge(const hub::Group& group, const std::string& channel) const {
    return {.numbering = parts_.numbering,
            .geocoder = parts_.geocoder,
            .region = parts_.region,
            .needs = group.needs,
            .chats = !hub::has_phone_numbers(channel)};
}

// Keyed, because the body is personal and a plain hash of it could be guessed.
std::string OperatorDesk::key_of(const std::string& body) const {
    return "operator:" + parts_.vault.address_hash("operator", body);
}

}  // namespace program
