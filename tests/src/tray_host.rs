//! A desktop's tray, as far as a program sees it: who registers is noted, and their menus are read and used over the bus.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;
use zbus::message::Header;
use zbus::names::BusName;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Structure, Value};
use zbus::{Connection, Proxy, connection, fdo, interface};

use crate::waiting::wait_until;

const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const ITEM: &str = "org.kde.StatusNotifierItem";
const MENU: &str = "com.canonical.dbusmenu";

/// Something in the tray.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Item {
    /// What the bus calls the program.
    program: String,
    path: String,
}

type Items = Arc<Mutex<Vec<Item>>>;

/// What programs register with.
struct Watcher {
    items: Items,
}

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    /// Programs name themselves, or the path of what they show.
    fn register_status_notifier_item(&self, service: &str, #[zbus(header)] header: Header<'_>) {
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        let item = match service.starts_with('/') {
            true => Item { program: sender, path: service.to_owned() },
            false => Item { program: service.to_owned(), path: "/StatusNotifierItem".to_owned() },
        };
        self.items.lock().unwrap_or_else(PoisonError::into_inner).push(item);
    }

    fn register_status_notifier_host(&self, _service: &str) {}

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        let items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
        items.iter().map(|Item { program, path }| format!("{program}{path}")).collect()
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

/// A line of a menu.
struct MenuLine {
    id: i32,
    /// What it says; nothing for a line between others.
    label: String,
    /// Whether it can be chosen.
    enabled: bool,
}

/// The tray of this session.
pub struct TrayHost {
    connection: Connection,
    items: Items,
}

impl TrayHost {
    /// Becomes the tray.
    ///
    /// # Errors
    /// If there is no bus, or another tray.
    pub async fn start() -> anyhow::Result<Self> {
        let items = Items::default();
        let watcher = Watcher { items: Arc::clone(&items) };
        let connection = connection::Builder::session()?.serve_at("/StatusNotifierWatcher", watcher)?.name(WATCHER)?;
        let connection = connection.build().await.context("the tray can't be shown")?;
        Ok(Self { connection, items })
    }

    /// How many have registered.
    pub fn count(&self) -> usize {
        self.items.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    fn item(&self) -> anyhow::Result<Item> {
        let items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
        items.last().cloned().context("nothing is in the tray")
    }

    /// Whether what registered last wants to be seen.
    ///
    /// # Errors
    /// If nothing registered, or does not answer.
    pub async fn is_seen(&self) -> anyhow::Result<bool> {
        let Item { program, path } = self.item()?;
        let item = Proxy::new(&self.connection, program, path, ITEM).await?;
        Ok(item.get_property::<String>("Status").await? == "Active")
    }

    /// Whether the program that registered last still runs.
    ///
    /// # Errors
    /// If nothing registered.
    pub async fn runs(&self) -> anyhow::Result<bool> {
        let bus = fdo::DBusProxy::new(&self.connection).await?;
        Ok(bus.name_has_owner(BusName::try_from(self.item()?.program)?).await?)
    }

    async fn menu_proxy(&self) -> anyhow::Result<Proxy<'_>> {
        let Item { program, path } = self.item()?;
        let item = Proxy::new(&self.connection, program.clone(), path, ITEM).await?;
        let menu: OwnedObjectPath = item.get_property("Menu").await?;
        Ok(Proxy::new(&self.connection, program, menu, MENU).await?)
    }

    /// The menu of what registered last, as it is now.
    async fn menu(&self) -> anyhow::Result<Vec<MenuLine>> {
        type Layout = (u32, (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>));
        let whole = (0_i32, -1_i32, Vec::<&str>::new());
        let (_, (_, _, lines)): Layout = self.menu_proxy().await?.call("GetLayout", &whole).await?;
        lines.into_iter().map(|line| line_of(line).context("a line of the menu is none")).collect()
    }

    /// What the menu of what registered last says, without the lines between.
    ///
    /// # Errors
    /// If nothing registered, or does not answer.
    pub async fn labels(&self) -> anyhow::Result<Vec<String>> {
        Ok(self.menu().await?.into_iter().map(|line| line.label).filter(|label| !label.is_empty()).collect())
    }

    /// What says this in the menu and can be chosen.
    async fn choice(&self, label: &str) -> anyhow::Result<Option<i32>> {
        let menu = self.menu().await?;
        Ok(menu.iter().find(|line| line.label == label && line.enabled).map(|line| line.id))
    }

    /// Whether what says this in the menu can be chosen.
    ///
    /// # Errors
    /// If nothing registered, or does not answer.
    pub async fn offers(&self, label: &str) -> anyhow::Result<bool> {
        Ok(self.choice(label).await?.is_some())
    }

    /// Chooses what says this in the menu, as soon as that can be chosen.
    ///
    /// # Errors
    /// If it can't be.
    pub async fn choose(&self, label: &str) -> anyhow::Result<()> {
        wait_until(&format!("{label} can be chosen"), async || self.offers(label).await).await?;
        let id = self.choice(label).await?.with_context(|| format!("{label} can't be chosen any more"))?;
        let chosen = (id, "clicked", Value::from(0_i32), 0_u32);
        Ok(self.menu_proxy().await?.call("Event", &chosen).await?)
    }
}

fn line_of(line: OwnedValue) -> Option<MenuLine> {
    let line = Structure::try_from(Value::from(line)).ok()?;
    let [Value::I32(id), Value::Dict(properties), _] = line.fields() else { return None };
    let label = properties.get::<_, String>(&"label").ok()?.unwrap_or_default();
    let enabled = properties.get::<_, bool>(&"enabled").ok()?.unwrap_or(true);
    Some(MenuLine { id: *id, label, enabled })
}
