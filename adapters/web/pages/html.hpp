#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web {

// The name of a tag or an attribute. Only a constant of the program can be one, and only letters of
// the alphabet, digits and dashes are in it: what comes from people never is a name. Scripts,
// styles, handlers ("onclick") and inline documents are not made with these at all.
class Name {
public:
    consteval Name(const char* text) : text_{text} {
        for (const char letter : text_) {
            const bool fine = (letter >= 'a' && letter <= 'z') ||
                              (letter >= '0' && letter <= '9') || letter == '-';
            if (!fine) throw "a name is of a-z, 0-9 and -";
        }
        if (text_.empty() || text_ == "script" || text_ == "style" || text_ == "srcdoc" ||
            text_.starts_with("on"))
            throw "this is not made by hand";
    }
    constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

struct Attribute {
    Name name;
    std::string value{};
};

using Attributes = std::vector<Attribute>;

// A piece of HTML in which every text of somebody else is text: it can only be put together from
// the functions below, which escape by themselves.
class Html {
public:
    Html() = default;
    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }
    Html& operator+=(const Html& more);

private:
    friend Html words(std::string_view text);
    friend Html element(Name name, const Attributes& attributes, const Html& inside);
    friend Html lone(Name name, const Attributes& attributes);
    friend class Layout;

    explicit Html(std::string text) : text_{std::move(text)} {}

    std::string text_;
};

Html operator+(Html one, const Html& other);

// Words as text. Bytes that are not UTF-8 become U+FFFD; control characters but for line ends and
// tabs are left out.
Html words(std::string_view text);
// <name ...>inside</name>
Html element(Name name, const Attributes& attributes, const Html& inside);
Html element(Name name, const Attributes& attributes, std::string_view inside);
Html element(Name name, std::string_view inside);
// <name ...>, for those that have no inside: input, meta, link.
Html lone(Name name, const Attributes& attributes);

// What an href, src or action may be: a path of this site, a place on the page, a phone number, a
// https address or the key of an app for one-time codes. Anything else, "javascript:" first of all,
// becomes "#".
std::string harmless_address(std::string_view address);

}  // namespace web
