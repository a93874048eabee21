#include "adapters/web/pages/shells.hpp"

#include "adapters/web/pages/error_page.hpp"

namespace web {

namespace {

struct Shell {
    std::string_view path{};
    std::string_view entry{};
    std::string_view program{};
    std::string_view title{};
};

constexpr Shell shells[] = {
    {"/desk", "desk", "desk", "desk.title"},
    {"/set-up", "set_up", "desk", "set_up.title"},
    {"/help/tasks", "help", "help", "help.title"},
    {"/demo", "demo", "", "demo.title"},
};

Page offline_page(const Wordbook& book) {
    Page page{.title = book.say("offline.title")};
    page.body = element("h1", page.title) + element("p", book.say("offline.text"));
    return page;
}

}  // namespace

void Shells::add_to(http::Routes& routes, Demo demo) {
    for (const Shell& one : shells) {
        if (one.path == "/demo" && demo == Demo::none) continue;
        routes.add("GET", std::string{one.path}, *this);
    }
    routes.add("GET", "/offline", *this);
}

http::Response Shells::shell(std::string_view path) const {
    const Wordbook& book = layout_.words();
    if (path == "/offline") return layout_.answer(200, offline_page(book));
    for (const Shell& one : shells) {
        if (one.path != path) continue;
        Page page{.title = book.say(one.title)};
        page.entry = one.entry;
        page.program = one.program;
        page.live = true;
        page.body = element("h1", page.title) + element("p", book.say("page.loading")) +
                    element("noscript", {}, element("p", book.say("page.no_script")));
        return layout_.answer(200, page);
    }
    return layout_.answer(404, error_page(book, 404));
}

boost::asio::awaitable<http::Response> Shells::answer(http::Request request) {
    co_return shell(request.path);
}

}  // namespace web
