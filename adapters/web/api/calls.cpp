#include "adapters/web/api/calls.hpp"

#include "adapters/web/wire/commands.hpp"
#include "adapters/web/wire/text.hpp"
#include "adapters/web/wire/views.hpp"
#include "hub/names.hpp"

namespace web {

namespace asio = boost::asio;

namespace {

// A guest has no role but that of somebody who may ask for help.
hub::Actor actor_of(const hub::Visitor& visitor, hub::Role role) {
    return {.role = role, .group = visitor.group, .person = visitor.person};
}

Refused not_allowed(const hub::Visitor& visitor) {
    if (!visitor.person.empty()) return refused(hub::Refusal::not_allowed);
    return {.status = 401, .title = "Please sign in.", .path = "", .temporary = false};
}

}  // namespace

hub::Visitor Calls::guest(const hub::GroupId& group) {
    hub::Visitor nobody;
    nobody.group = group;
    nobody.roles = {hub::Role::resident};
    return nobody;
}

hub::IdempotencyKey Calls::key_of(const hub::Visitor& visitor,
                                  const hub::Command& command,
                                  const std::string& key) const {
    const std::string body = std::string(hub::name_of(command)) + encode(command);
    return {
        .text = "web:" + visitor.person.text + ":" + key,
        .fingerprint = secrets_.fingerprint(body, visitor.group.text + "/" + visitor.person.text)
                           .substr(0, 32)};
}

asio::awaitable<boost::system::result<hub::Committed, Refused>> Calls::command(hub::Visitor visitor,
                                                                               hub::Command command,
                                                                               std::string key) {
    if (!is_key(key)) {
        co_return Refused{.status = 400,
                          .title = "A command needs a key of 1 to 90 letters, digits or _.-",
                          .path = "key",
                          .temporary = false};
    }
    const auto role = hub::Hub::role_for(visitor.roles, command);
    if (!role) co_return not_allowed(visitor);
    hub::IdempotencyKey once = key_of(visitor, command, key);
    hub::Actor actor = actor_of(visitor, *role);
    const hub::Result<hub::Committed> done =
        co_await hub_.handle(std::move(actor), std::move(command), std::move(once));
    if (!done) co_return refused(static_cast<hub::Refusal>(done.error().value()));
    co_return *done;
}

asio::awaitable<boost::system::result<std::string, Refused>> Calls::query(hub::Visitor visitor,
                                                                          hub::Query query) {
    const bool for_all = std::holds_alternative<hub::AboutGroup>(query);
    const auto role = hub::Hub::role_for(visitor.roles, query);
    if (!role || (visitor.person.empty() && !for_all)) co_return not_allowed(visitor);
    if (visitor.group.empty())
        co_return refused(hub::Refusal::not_found);  // a guest who named none that there is
    hub::Actor actor = actor_of(visitor, *role);
    const hub::Result<hub::View> view = co_await hub_.answer(std::move(actor), std::move(query));
    if (!view) co_return refused(static_cast<hub::Refusal>(view.error().value()));
    co_return encode(*view);
}

}  // namespace web
