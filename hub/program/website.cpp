#include "hub/program/website.hpp"

#include "adapters/web/api/same_site.hpp"

namespace program {

namespace {

std::string without_slash(std::string url) {
    while (!url.empty() && url.back() == '/') url.pop_back();
    return url;
}

}  // namespace

PublicAddress public_address(const web::Settings& settings,
                             const std::string& address,
                             std::uint16_t port) {
    if (!settings.public_url.empty()) {
        const std::string base = without_slash(settings.public_url);
        return {.base = base, .origins = {web::origin_of(base)}};
    }
    const std::string behind = ":" + std::to_string(port);
    const std::string own = "http://" + address + behind;
    return {.base = own,
            .origins = {own, "http://localhost" + behind, "http://127.0.0.1" + behind}};
}

Website::Website(boost::asio::any_io_executor executor, Machine& machine, Parts parts)
    : tasks_(parts.tasks),
      assets_(web::Assets::read(machine.folders.pages)),
      words_(web::Wordbook::read(assets_.needed("words_en.json").plain, "en")),
      layout_(assets_, words_, machine.random, {.map_pictures = machine.config.web.map_pictures}),
      files_(assets_),
      shells_(layout_),
      calls_(parts.hub, machine.secrets),
      tickets_(machine.vault, machine.secrets, machine.clock),
      turnstile_(machine.clock, machine.config.http.proxies),
      api_(parts.hub, calls_, tickets_, turnstile_, parts.origins),
      forms_{parts.hub,
             calls_,
             turnstile_,
             machine.secrets,
             parts.store,
             machine.calendar,
             machine.clock,
             layout_,
             parts.origins,
             machine.config.demo ? "phones" : "sms"},
      ask_(forms_),
      status_(forms_),
      help_(forms_),
      sign_in_(forms_),
      lost_(layout_),
      desk_files_({parts.hub,
                   layout_,
                   machine.pool,
                   parts.store,
                   machine.calendar,
                   machine.clock,
                   machine.config.demo ? "phones" : "sms",
                   without_slash(machine.config.web.public_url)}),
      volunteer_upload_({parts.hub,
                         machine.secrets,
                         machine.numbering,
                         machine.places,
                         machine.config.region,
                         machine.config.demo ? "phones" : "sms",
                         parts.origins}),
      demo_seat_({parts.store,
                  machine.secrets,
                  machine.clock,
                  machine.calendar,
                  machine.random,
                  layout_,
                  parts.origins}),
      hall_(executor,
            {parts.hub, parts.store, calls_, tickets_, parts.presence, machine.clock, parts.tasks},
            {.node = machine.node}),
      sockets_(executor, {.origins = parts.origins}, hall_),
      live_(sockets_) {}

void Website::spawn_live(std::chrono::milliseconds drain) {
    tasks_.spawn("live", hall_.serve());
    tasks_.spawn("sockets", sockets_.serve(drain));
}

void Website::add_to(http::Routes& routes, web::Shells::Demo demo) {
    files_.add_to(routes);
    shells_.add_to(routes, demo);
    api_.add_to(routes);
    ask_.add_to(routes);
    status_.add_to(routes);
    help_.add_to(routes);
    sign_in_.add_to(routes);
    desk_files_.add_to(routes);
    volunteer_upload_.add_to(routes);
    if (demo == web::Shells::Demo::shown) routes.add("POST", DemoSeat::path, demo_seat_);
    routes.add("GET", "/api/v1/live", live_);
    routes.otherwise(lost_);
}

}  // namespace program
