#include "adapters/web/wire/describe_entries.hpp"
#include "adapters/web/wire/openapi_parts.hpp"
#include "adapters/web/wire/schema.hpp"

#include <tuple>
#include <type_traits>
#include <utility>

namespace web {

namespace {

// Of each way in, what it is answered with.
struct CodeAnswer {
    using Type = CodeAsked;
    static constexpr const char* name = "code_asked";
};
struct SessionAnswer {
    using Type = SignedIn;
    static constexpr const char* name = "signed_in";
};
struct InvitationAnswer {
    using Type = hub::InvitationView;
    static constexpr const char* name = "invitation";
};
using Answers =
    std::tuple<CodeAnswer, SessionAnswer, SessionAnswer, InvitationAnswer, SessionAnswer>;
static_assert(std::tuple_size_v<Answers> == std::variant_size_v<Entry>);

void begin_path(json::Writer& writer, std::string_view name, std::string_view sentence) {
    writer.name("/api/v1/" + std::string{name}).begin_object().name("post").begin_object();
    writer.name("operationId").text(name).name("tags").begin_array().text("sign-in").end_array();
    writer.name("summary").text(sentence);
}

void write_json(json::Writer& writer, std::string_view schema) {
    writer.name("content").begin_object().name("application/json").begin_object().name("schema");
    write_reference(writer, "schemas", schema);
    writer.end_object().end_object();
}

void begin_answer(json::Writer& writer, const char* status, const char* says) {
    writer.name("responses").begin_object().name(status).begin_object();
    writer.name("description").text(says);
}

void end_path(json::Writer& writer) {
    writer.end_object();
    write_other_responses(writer);
    writer.end_object().end_object().end_object();
}

// Nobody is signed in yet.
template <std::size_t index>
void write_path(json::Writer& writer) {
    using Way = std::variant_alternative_t<index, Entry>;
    begin_path(writer, entry_names[index], Sentence::of<Way>());
    writer.name("security").begin_array().end_array();
    writer.name("requestBody").begin_object().name("required").flag(true);
    write_json(writer, entry_names[index]);
    writer.end_object();
    using Answer = std::tuple_element_t<index, Answers>;
    const bool signs_in = std::is_same_v<Answer, SessionAnswer>;
    begin_answer(
        writer, "200", signs_in ? "Signed in: Set-Cookie has the session." : "The answer.");
    write_json(writer, Answer::name);
    end_path(writer);
}

template <std::size_t index>
void write_schema(json::Writer& writer) {
    std::variant_alternative_t<index, Entry> way{};
    writer.name(entry_names[index]);
    Schema{writer, Schema::Others::refused}.object(way);
}

template <class T>
void write_answer_schema(json::Writer& writer, const char* name) {
    T answer{};
    writer.name(name);
    Schema{writer, Schema::Others::possible}.object(answer);
}

template <std::size_t... is>
void write_paths(json::Writer& writer, std::index_sequence<is...>) {
    (write_path<is>(writer), ...);
}

template <std::size_t... is>
void write_schemas(json::Writer& writer, std::index_sequence<is...>) {
    (write_schema<is>(writer), ...);
}

constexpr auto all = std::make_index_sequence<std::variant_size_v<Entry>>{};

}  // namespace

void write_entry_paths(json::Writer& writer) {
    write_paths(writer, all);
    begin_path(writer, "sign_out", "The session ends, everywhere and at once.");
    begin_answer(writer, "204", "It has ended.");
    end_path(writer);
    begin_path(writer, "ticket", "What the first frame of a live connection shows; for one use.");
    begin_answer(writer, "200", "A ticket.");
    write_json(writer, "ticket");
    end_path(writer);
}

void write_entry_schemas(json::Writer& writer) {
    write_schemas(writer, all);
    write_answer_schema<CodeAsked>(writer, CodeAnswer::name);
    write_answer_schema<SignedIn>(writer, SessionAnswer::name);
    write_answer_schema<hub::InvitationView>(writer, InvitationAnswer::name);
    write_answer_schema<TicketDrawn>(writer, "ticket");
}

}  // namespace web
