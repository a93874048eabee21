#include "hub/program/demo_seat.hpp"

#include "adapters/web/api/cookies.hpp"
#include "adapters/web/api/same_site.hpp"
#include "adapters/web/pages/error_page.hpp"
#include "hub/program/demo.hpp"
#include "hub/rules/session.hpp"
#include "hub/rules/sign_in_words.hpp"

#include <algorithm>

namespace program {

namespace asio = boost::asio;

namespace {

constexpr std::size_t secret_bytes = 32;

bool runs_the_desk(const hub::Record& record) {
    const auto* person = std::get_if<hub::Person>(&record);
    return person != nullptr && hub::has_role(*person, hub::Role::coordinator);
}

}  // namespace

asio::awaitable<http::Response> DemoSeat::answer(http::Request request) {
    const web::Layout& layout = parts_.layout;
    if (!web::is_from_our_pages(request, parts_.origins))
        co_return layout.answer(403, web::error_page(layout.words(), 403));
    const auto person = co_await coordinator();
    if (!person) co_return layout.answer(404, web::error_page(layout.words(), 404));
    const auto cookie = co_await begin(*person);
    if (!cookie) co_return layout.answer(503, web::error_page(layout.words(), 503));
    http::Response response = layout.elsewhere("/demo");
    response.headers.push_back(
        web::set_cookie(web::session_cookie, *cookie, std::chrono::seconds{0}));
    co_return response;
}

asio::awaitable<std::optional<hub::PersonId>> DemoSeat::coordinator() {
    std::string from;
    do {
        const hub::RecordPage page = co_await parts_.store.list(
            hub::scope_of(demo_group_id()), hub::RecordKind::person, from);
        const auto found = std::find_if(page.records.begin(),
                                        page.records.end(),
                                        [](const auto& one) { return runs_the_desk(one.record); });
        if (found != page.records.end()) co_return std::get<hub::Person>(found->record).id;
        from = page.next;
    } while (!from.empty());
    co_return std::nullopt;
}

asio::awaitable<std::optional<std::string>> DemoSeat::begin(hub::PersonId person) {
    const hub::GroupId group = demo_group_id();
    const std::string secret = parts_.secrets.token(secret_bytes);
    const hub::Group any_zone;
    services::Setting setting = circumstances_.for_group(any_zone);
    hub::Session session = rules::new_session(
        person, hub::Proof::two_factors, parts_.secrets.fingerprint(secret), setting.moment());
    const rules::Token cookie{.group = group, .thing = session.id.text, .secret = secret};
    hub::Changes changes;
    changes.at = setting.now;
    changes.actor = person.text;
    changes.action = "sit_down_at_the_demo";
    rules::begin_session(changes, std::move(session));
    const auto committed = co_await parts_.store.commit(hub::scope_of(group), std::move(changes));
    if (!committed) co_return std::nullopt;
    co_return rules::written(cookie);
}

}  // namespace program
