#include "tests/browser/written_pages.hpp"

#include "adapters/json/writer.hpp"
#include "adapters/web/pages/ask_page.hpp"
#include "adapters/web/pages/error_page.hpp"
#include "adapters/web/pages/help_page.hpp"
#include "adapters/web/pages/shells.hpp"
#include "adapters/web/pages/sign_in_page.hpp"
#include "adapters/web/pages/status_page.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace browser_test {

namespace {

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream) throw std::runtime_error(file.string() + " is not there");
    std::ostringstream content;
    content << stream.rdbuf();
    return content.str();
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

class Counting final : public hub::Random {
public:
    std::uint64_t number() override { return ++last_; }

private:
    std::uint64_t last_{};
};

class Writer {
public:
    explicit Writer(const std::filesystem::path& folder) : folder_{folder} {}

    void write(const std::string& name, const http::Response& response) const {
        json::Writer json;
        json.begin_object().name("status").number(response.status).name("headers").begin_object();
        for (const http::Header& header : response.headers)
            json.name(header.name).text(header.value);
        json.end_object().end_object();
        put(name + ".json", json.take());
        put(name + ".html", response.body);
    }

private:
    void put(const std::string& name, const std::string& content) const {
        std::ofstream stream{folder_ / name, std::ios::binary};
        stream << content;
        if (!stream) throw std::runtime_error(name + " cannot be written");
    }

    std::filesystem::path folder_;
};

void write_asking(const Writer& out,
                  const web::Layout& layout,
                  const std::vector<std::string>& stored) {
    const web::Wordbook& book = layout.words();
    web::AskForm ask;
    ask.group_name = stored[0];
    ask.welcome = stored[2];
    ask.needs = {"shopping", "medication"};
    ask.payments = {"card_by_phone", "voucher"};
    out.write("ask", layout.answer(200, web::ask_page(book, ask, {})));
    for (const std::string& words : stored) ask.words += words + "\n";
    ask.name = stored[5];
    ask.street = stored[6];
    const web::Problems problems{{"postcode", book.say("problem.postcode")}, {"need", stored[1]}};
    out.write("ask.wrong", layout.answer(422, web::ask_page(book, ask, problems)));
    const web::Asked asked{.group_name = "Hackney Helpers", .name = stored[0], .reference = "K7"};
    out.write("ask.asked", layout.answer(200, web::asked_page(book, asked)));
    out.write("ask.posted", layout.answer(200, web::asked_page(book, asked)));
    const web::StatusLine line{.request = "r1",
                               .reference = "K7",
                               .state = "filled",
                               .need = "shopping",
                               .when = "until 18:00",
                               .helper = stored[3],
                               .doorstep_word = "oak",
                               .may_cancel = true,
                               .may_confirm = true};
    const web::Status status{.group_name = "Hackney Helpers", .requests = {line}};
    out.write("ask.status", layout.answer(200, web::status_page(book, status, {})));
}

void write_joining(const Writer& out,
                   const web::Layout& layout,
                   const std::vector<std::string>& stored) {
    const web::Wordbook& book = layout.words();
    web::JoinForm join{.group_name = "Hackney Helpers", .welcome = stored[0]};
    join.possible_needs = {"shopping", "medication", "check_on"};
    out.write("help", layout.answer(200, web::help_page(book, join, {})));
    const web::Problems problems{{"number", book.say("problem.number")}, {"need", stored[1]}};
    out.write("help.wrong", layout.answer(422, web::help_page(book, join, problems)));
    web::SignIn sign{.group_name = "Hackney Helpers", .next = "/desk"};
    out.write("sign-in", layout.answer(200, web::sign_in_page(book, sign, {})));
    sign.coordinator = true;
    out.write("sign-in.coordinator", layout.answer(200, web::sign_in_page(book, sign, {})));
    out.write("sign-in.code", layout.answer(200, web::code_page(book, {.attempt = "a"}, {})));
    const web::Invited invited{
        .group_name = stored[0], .name = stored[2], .totp_secret = "JBSWY3DP"};
    out.write("invited", layout.answer(200, web::invited_page(book, invited, {})));
    out.write("home",
              layout.answer(200, web::home_page(book, {"Hackney Helpers", stored[0], "60300"})));
    out.write("not_found", layout.answer(404, web::error_page(book, 404)));
}

}  // namespace

void write_pages(const std::filesystem::path& dist,
                 const std::filesystem::path& words,
                 const std::filesystem::path& corpus,
                 const std::filesystem::path& folder) {
    const web::Assets assets = web::Assets::read(dist);
    const web::Wordbook book = web::Wordbook::read(content_of(words), "en");
    Counting random;
    const web::Layout layout{assets, book, random, {}};
    const web::Shells shells{layout};
    const Writer out{folder};
    const std::vector<std::string> stored = lines_of(content_of(corpus));
    write_asking(out, layout, stored);
    write_joining(out, layout, stored);
    for (const char* name : {"desk", "set-up", "demo", "offline"})
        out.write(name, shells.shell(std::string{"/"} + name));
    out.write("help.tasks", shells.shell("/help/tasks"));
}

}  // namespace browser_test
