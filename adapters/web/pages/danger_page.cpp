#include "adapters/web/pages/danger_page.hpp"

namespace web {

Page danger_page(const Wordbook& words, const std::string& group_name) {
    Page page{.title = words.say("danger.title")};
    page.group = group_name;
    page.body = element("h1", page.title);
    page.body += element("p", {{"role", "alert"}}, words.say("danger.call"));
    page.body += element("p", words.say("danger.told", {{"group", group_name}}));
    return page;
}

}  // namespace web
