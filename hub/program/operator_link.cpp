#include "hub/program/operator_link.hpp"

#include "adapters/json/document.hpp"
#include "adapters/json/fields.hpp"
#include "adapters/json/writer.hpp"
#include "hub/program/whole_file.hpp"

#include <system_error>
#include <utility>

namespace program {

namespace {

std::filesystem::path file(const std::filesystem::path& data) {
    return data / "hub.json";
}

}  // namespace

void leave_link(const std::filesystem::path& data, const OperatorLink& link) {
    json::Writer writer;
    writer.begin_object().name("url").text(link.url).name("token").text(link.token).end_object();
    write_whole(file(data), writer.take() + "\n");
}

void remove_link(const std::filesystem::path& data) {
    std::error_code ignored;
    std::filesystem::remove(file(data), ignored);
}

std::optional<OperatorLink> find_link(const std::filesystem::path& data) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file(data), error)) return std::nullopt;
    const auto document = json::Document::parse(read_whole(file(data)));
    if (!document || document->root().kind() != json::Kind::object) return std::nullopt;
    json::Fields fields{document->root()};
    OperatorLink link;
    link.url = fields.text("url", 200);
    link.token = fields.text("token", 200);
    auto read = std::move(fields).finish(std::move(link));
    if (!read) return std::nullopt;
    return std::move(*read);
}

}  // namespace program
