#include "adapters/web/pages/layout.hpp"

#include "adapters/web/pages/headers.hpp"

#include <utility>

namespace web {

namespace {

std::string hexadecimal(std::uint64_t number) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) text += digits[(number >> shift) & 15U];
    return text;
}

Html meta(std::string name, std::string content) {
    return lone("meta", {{"name", std::move(name)}, {"content", std::move(content)}});
}

}  // namespace

Layout::Layout(const Assets& assets,
               const Wordbook& words,
               hub::Random& random,
               LayoutSettings settings)
    : assets_{assets}, words_{words}, random_{random}, settings_{std::move(settings)} {
    for (const char* name :
         {"pages.css", "desk.js", "help.js", "ask.js", "sign_in.js", "set_up.js"})
        static_cast<void>(assets.needed(name));
}

std::string Layout::nonce() const {
    return hexadecimal(random_.number()) + hexadecimal(random_.number());
}

// A module's own imports are named too, so that the browser asks for all of them at once. They need
// no nonce of their own: 'strict-dynamic' trusts what a trusted script imports.
Html Layout::script(const std::string& entry, const std::string& nonce) const {
    const Asset& asset = assets_.needed(entry + ".js");
    Html scripts;
    for (const std::string& path : asset.imports) {
        if (const Asset* part = assets_.at(path))
            scripts += lone("link",
                            {{"rel", "modulepreload"},
                             {"href", part->path},
                             {"integrity", part->integrity},
                             {"nonce", nonce}});
    }
    // The only place that makes a <script>: of constants and the manifest alone.
    return scripts + Html{"<script type=\"module\" src=\"" + asset.path + "\" integrity=\"" +
                          asset.integrity + "\" nonce=\"" + nonce + "\"></script>"};
}

Html Layout::head(const Page& page, const std::string& nonce) const {
    const Asset& style = assets_.needed("pages.css");
    Html head = lone("meta", {{"charset", "utf-8"}});
    head += element("title", {}, page.group.empty() ? page.title : page.title + " – " + page.group);
    head += meta("viewport", "width=device-width, initial-scale=1");
    head += meta("color-scheme", "light dark");
    head += meta("robots", "noindex");
    head +=
        lone("link", {{"rel", "stylesheet"}, {"href", style.path}, {"integrity", style.integrity}});
    head += lone("link", {{"rel", "icon"}, {"href", "/favicon.svg"}, {"type", "image/svg+xml"}});
    if (const Asset* icon = assets_.named("touch_icon.png"))
        head += lone("link", {{"rel", "apple-touch-icon"}, {"href", icon->path}});
    if (!page.program.empty())
        head += lone("link", {{"rel", "manifest"}, {"href", "/" + page.program + ".webmanifest"}});
    if (!page.entry.empty()) head += script(page.entry, nonce);
    return head;
}

Html Layout::body(const Page& page) const {
    Html body = element("a", {{"class", "skip"}, {"href", "#main"}}, words_.say("page.skip"));
    Html main =
        element("main", {{"id", "main"}, {"class", "narrow"}, {"tabindex", "-1"}}, page.body);
    if (page.live) return body + element("div", {{"id", "app"}}, main);
    if (!page.group.empty()) {
        const Html name = element("span", {{"class", "name"}, {"dir", "auto"}}, page.group);
        body += element("header", {{"class", "top"}}, name);
    }
    return body + main +
           element("footer", {{"class", "foot"}}, element("p", words_.say("page.foot")));
}

http::Response Layout::answer(unsigned status, const Page& page) const {
    const std::string own = nonce();
    const Html whole =
        element("html",
                {{"lang", words_.language()}, {"dir", words_.right_to_left() ? "rtl" : "ltr"}},
                element("head", {}, head(page, own)) + element("body", {}, body(page)));
    http::Response response;
    response.status = status;
    response.headers = {{"Content-Type", "text/html; charset=utf-8"},
                        {"Content-Security-Policy", page_policy(own, settings_.map_pictures)}};
    protect(response, Keeping::never);
    response.body = "<!doctype html>\n" + whole.text() + "\n";
    return response;
}

http::Response Layout::elsewhere(std::string_view path) const {
    http::Response response;
    response.status = 303;
    const bool inside = path.starts_with('/');
    response.headers = {{"Location", inside ? harmless_address(path) : "/"}};
    if (response.headers.front().value == "#") response.headers.front().value = "/";
    protect(response, Keeping::never);
    return response;
}

}  // namespace web
