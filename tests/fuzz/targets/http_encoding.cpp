#include "adapters/http/encoding.hpp"
#include "adapters/http/message.hpp"
#include "adapters/json/document.hpp"
#include "tests/fuzz/models/plain_json.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <string>

// Queries, forms and percent-encoding.
namespace fuzz {

namespace {

std::string written_again(const std::map<std::string, std::string>& fields) {
    std::string encoded;
    for (const auto& [name, value] : fields) {
        encoded += encoded.empty() ? "" : "&";
        encoded += http::percent_encode(name) + "=" + http::percent_encode(value);
    }
    return encoded;
}

}  // namespace

void look_at(std::string_view bytes) {
    const std::string encoded = http::percent_encode(bytes);
    require(std::all_of(encoded.begin(), encoded.end(), [](char c) { return c > ' ' && c <= '~'; }),
            "what is encoded is visible ASCII");
    for (const auto plus : {http::Plus::is_plus, http::Plus::is_space}) {
        require(http::percent_decode(encoded, plus) == bytes, "encoding is undone by decoding");
        const auto plain = http::percent_decode(bytes, plus);
        if (plain) require(plain->size() <= bytes.size(), "decoding makes nothing longer");
        const bool whole = bytes.find('%') == std::string_view::npos;
        require(plain.has_value() || !whole, "without a percent sign nothing can be broken");
    }

    if (const auto fields = http::form_fields(bytes)) {
        require(fields->size() <= 64, "a form has at most 64 fields");
        if (!fields->contains(""))
            require(http::form_fields(written_again(*fields)) == fields,
                    "a form is read alike again");
    }

    const http::Response problem = http::problem(400, "no", bytes);
    if (is_plainly_utf8(bytes) && bytes.find('\0') == std::string_view::npos)
        require(json::Document::parse(problem.body).has_value(),
                "a problem is JSON whatever it names");
    require(http::equal_secret(bytes, bytes), "a secret equals itself");
    require(!http::equal_secret(bytes, std::string{bytes} + "x"), "a longer secret is another");
}

}  // namespace fuzz
