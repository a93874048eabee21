#include "adapters/records/stored_key.hpp"

#include "adapters/json/fields.hpp"
#include "adapters/json/writer.hpp"
#include "adapters/records/base64.hpp"
#include "adapters/records/error.hpp"
#include "adapters/records/frame.hpp"

#include <utility>

namespace records {

std::string encode(const StoredKey& key) {
    json::Writer writer;
    begin(writer, "key");
    writer.name("destroyed").flag(key.destroyed);
    writer.name("id").text(key.id);
    writer.name("wrapped").text(base64(key.wrapped));
    return closed(writer);
}

StoredKey decode_key(std::string_view bytes, const std::string& where) {
    const json::Document document = opened(bytes, where);
    json::Fields fields{document.root()};
    if (head(fields) != "key") fail(Error::corrupted, where, "it is no key");
    StoredKey key{.destroyed = fields.flag("destroyed")};
    key.id = fields.text("id", 64);
    auto wrapped = from_base64(fields.text("wrapped", 1024));
    if (wrapped) key.wrapped = std::move(*wrapped);
    const auto result = std::move(fields).finish(true);
    if (!result || !wrapped) fail(Error::corrupted, where);
    return key;
}

}  // namespace records
