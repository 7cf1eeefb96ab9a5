//! A `PostgreSQL` database for an office that has outgrown one machine: plain features only, so
//! that what speaks its protocol can take its place.
//!
//! Its tables are those of the `SQLite` file with the same columns in the same order. The log alone
//! is partitioned, by the month in which a kiosk says that it wrote an entry: that never changes,
//! and what has no month that can be is kept by itself.

use std::collections::{BTreeSet, HashMap};
use std::error::Error as StdError;
use std::fmt;
use std::net::IpAddr;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use bytes::BytesMut;
use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveTime};
use postgres::config::Host;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Config, IsolationLevel, NoTls, Statement, Transaction};

use self::copy::Copying;
use super::{Cell, Engine, Order, Record, Value, Work};
use crate::access::DatabaseKey;
use crate::office::database::copy_rows;
use crate::office::{Office, OfficeError, Result, projection};

mod copy;
#[cfg(test)]
mod tests;

/// The tables of form 3, counted as those of the `SQLite` file are: there was none before.
const SCHEMA: &str = include_str!("../schema-postgres.sql");
/// The forms upon it, each upon the one before.
const LATER: [&str; 9] = [
    include_str!("../schema-postgres-4.sql"),
    include_str!("../schema-postgres-5.sql"),
    include_str!("../schema-postgres-6.sql"),
    include_str!("../schema-postgres-7.sql"),
    include_str!("../schema-postgres-8.sql"),
    include_str!("../schema-postgres-9.sql"),
    include_str!("../schema-postgres-10.sql"),
    include_str!("../schema-postgres-11.sql"),
    include_str!("../schema-postgres-12.sql"),
];
/// The form of [`SCHEMA`].
const FIRST_FORM: i64 = 3;
/// The newest form.
const FORM: i64 = FIRST_FORM + 9;
/// The table of which there are several, a month each, and the column that says which.
const LOG: &str = "entry";
/// The view that looks into it.
const SIGN_INS: &str = "visit";
const WALL: &str = "wall";
/// The years that a clock can be right in. Whatever else it says has no month.
const YEARS: std::ops::Range<i32> = 2020..2100;
/// How many rows of an answer are fetched at once.
const PAGE: i32 = 5_000;
/// How long a server may take to answer at first, in seconds.
const CONNECT_SECS_MAX: u64 = 10;
/// How long it may take to say that it is still there, in seconds.
const ANSWER_SECS_MAX: u64 = 10;
/// How often it is tried to make the tables while somebody else does.
const TRIES_MAX: u32 = 3;

/// Where a server is, and which database of it: `postgresql://user@host/name`.
#[derive(Clone)]
pub struct Server(Config);

impl FromStr for Server {
    type Err = String;

    fn from_str(url: &str) -> std::result::Result<Self, String> {
        // What the parser says might repeat the password.
        let config: Config = url.parse().map_err(|_| {
            "this is no address of a database; write postgresql://user@host/name".to_owned()
        })?;
        if config.get_hosts().is_empty() {
            return Err("name the server: postgresql://user@host/name".to_owned());
        }
        let is_here = |host: &Host| match host {
            Host::Unix(_) => true,
            Host::Tcp(name) => {
                let ip = name.parse::<IpAddr>();
                name == "localhost" || ip.is_ok_and(|ip| ip.is_loopback())
            }
        };
        let addresses = config.get_hostaddrs();
        if !config.get_hosts().iter().all(is_here) || !addresses.iter().all(IpAddr::is_loopback) {
            return Err(
                "names would cross the network in the open; lay an encrypted tunnel to \
                        the server (such as ssh -L) and name localhost"
                    .to_owned(),
            );
        }
        Ok(Self(config))
    }
}

/// Without its user and without its password.
impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.0.get_dbname().unwrap_or_default();
        match self.0.get_hosts().first() {
            Some(Host::Tcp(host)) => write!(f, "postgresql://{host}/{name}"),
            Some(Host::Unix(_)) | None => write!(f, "postgresql:///{name}"),
        }
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Server({self})")
    }
}

/// The connection.
pub(in crate::office) struct Postgres {
    client: Client,
    statements: Statements,
    /// What copies of it are encrypted with.
    key: DatabaseKey,
}

impl Postgres {
    /// Connects, and makes the tables where there are none.
    pub(in crate::office) fn open(server: &Server, key: &DatabaseKey) -> Result<Self> {
        let mut config = server.0.clone();
        config
            .application_name("keytag-office")
            .connect_timeout(Duration::from_secs(CONNECT_SECS_MAX))
            // What is there already is no news.
            .notice_callback(|_| ());
        let mut client = config.connect(NoTls)?;
        client.batch_execute(
            // Statements here are short: to compile them takes longer than to run them. And there
            // is an index for each of them, which the server would not believe of tables that were
            // filled just now and of which it knows nothing yet.
            // Nobody waits for long without a word while somebody else writes.
            "SET client_min_messages = warning; SET jit = off; SET enable_seqscan = off;
             SET lock_timeout = '10s';
             CREATE TEMP TABLE touched_evening (
                 site TEXT COLLATE \"C\" NOT NULL, session TEXT COLLATE \"C\" NOT NULL,
                 first_written BIGINT, last_written BIGINT, PRIMARY KEY (site, session));
             CREATE TEMP TABLE touched_month (
                 site TEXT COLLATE \"C\" NOT NULL, month TEXT COLLATE \"C\" NOT NULL,
                 PRIMARY KEY (site, month));
             CREATE TEMP TABLE touched_person (
                 person BYTEA PRIMARY KEY, date TEXT COLLATE \"C\" NOT NULL);",
        )?;
        let mut opened = Self {
            client,
            statements: Statements::default(),
            key: key.clone(),
        };
        let mut tries = 1;
        let found = loop {
            match opened.form() {
                Ok(found) => break found,
                // Two who make the same table at once: one of them is told so.
                Err(OfficeError::Server(error)) if error.code().is_some() && tries < TRIES_MAX => {
                    tries += 1;
                }
                Err(error) => return Err(error),
            }
        };
        if found == FORM {
            Ok(opened)
        } else {
            let known = FORM;
            Err(OfficeError::OtherVersion { found, known })
        }
    }

    /// The form of the tables, which are made first where there are none.
    fn form(&mut self) -> Result<i64> {
        let mut tx = self.client.transaction()?;
        tx.batch_execute(
            "CREATE TABLE IF NOT EXISTS form (
                 one BIGINT PRIMARY KEY CHECK (one = 1), version BIGINT NOT NULL);
             INSERT INTO form VALUES (1, 0) ON CONFLICT DO NOTHING;",
        )?;
        // Whoever finds what they know need not wait for their turn.
        let sql = "SELECT version FROM form WHERE one = 1";
        let before: i64 = tx.query_one(sql, &[])?.get(0);
        if before >= FORM {
            tx.commit()?;
            return Ok(before);
        }
        let before: i64 = tx.query_one(TURN, &[])?.get(0);
        let mut found = before;
        if found == 0 {
            tx.batch_execute(SCHEMA)?;
            found = FIRST_FORM;
        }
        for (form, sql) in (FIRST_FORM + 1..).zip(LATER) {
            if found + 1 == form {
                tx.batch_execute(sql)?;
                found = form;
            }
        }
        tx.execute("UPDATE form SET version = $1 WHERE version < $1", &[&found])?;
        let mut act = Act::of(tx, &mut self.statements);
        if (1..FORM).contains(&before) {
            projection::rebuild_all(&mut act)?;
        }
        Box::new(act).commit()?;
        Ok(found)
    }
}

/// Who has this row may write, until their transaction ends.
const TURN: &str = "SELECT version FROM form WHERE one = 1 FOR UPDATE";

impl Engine for Postgres {
    fn begin(&mut self) -> Result<Box<dyn Work + '_>> {
        let mut tx = self.client.transaction()?;
        tx.query_one(TURN, &[])?;
        Ok(Box::new(Act::of(tx, &mut self.statements)))
    }

    fn look(&mut self) -> Result<Box<dyn Work + '_>> {
        let level = IsolationLevel::RepeatableRead;
        let begun = self.client.build_transaction().isolation_level(level);
        let tx = begun.read_only(true).start()?;
        Ok(Box::new(Act::of(tx, &mut self.statements)))
    }

    /// A server's own backups are the server's; this is a file that the program itself can open.
    fn copy_to(&mut self, path: &Path) -> Result<()> {
        let mut copy = Office::open(path, &self.key)?;
        let mut into = copy.engine.begin()?;
        copy_rows(self.look()?.as_mut(), into.as_mut())?;
        into.commit()
    }

    /// It is asked: nobody listens at a connection that is not in use, so that what befell it
    /// meanwhile is not known before.
    fn is_cut_off(&mut self) -> bool {
        let patience = Duration::from_secs(ANSWER_SECS_MAX);
        self.client.is_valid(patience).is_err()
    }

    fn open_copy(&self, path: &Path) -> Result<Box<dyn Engine>> {
        Ok(Office::open(path, &self.key)?.engine)
    }
}

/// Statements that the server has seen, with the kinds of their values.
type Statements = HashMap<String, Vec<(Vec<Type>, Statement)>>;

struct Act<'c> {
    tx: Transaction<'c>,
    statements: &'c mut Statements,
    /// Months whose partitions are there.
    months: BTreeSet<NaiveDate>,
    /// Months whose tables were made in this transaction, and are no partitions yet.
    new: BTreeSet<NaiveDate>,
}

impl<'c> Act<'c> {
    const fn of(tx: Transaction<'c>, statements: &'c mut Statements) -> Self {
        Self {
            tx,
            statements,
            months: BTreeSet::new(),
            new: BTreeSet::new(),
        }
    }

    fn prepared(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Statement> {
        if [LOG, SIGN_INS].iter().any(|name| sql.contains(name)) {
            self.attach(NaiveDate::MAX)?;
        }
        let types: Vec<Type> = values.iter().map(type_of).collect();
        let known = self.statements.get(sql);
        let mut known = known.into_iter().flatten();
        if let Some((_, statement)) = known.find(|(of, _)| *of == types) {
            return Ok(statement.clone());
        }
        let statement = self.tx.prepare_typed(sql, &types)?;
        let known = self.statements.entry(sql.to_owned()).or_default();
        known.push((types, statement.clone()));
        Ok(statement)
    }

    /// The table of a month. A new one is filled before it becomes a partition: an index of what
    /// is there already is made in half the time that it takes to put each row into it.
    fn table_of(&mut self, month: Option<NaiveDate>) -> Result<String> {
        let Some(month) = month else {
            return Ok(format!("{LOG}_of_no_month"));
        };
        let name = name_of(month);
        if self.months.contains(&month) || self.new.contains(&month) {
            return Ok(name);
        }
        let there = "SELECT to_regclass($1) IS NULL";
        if self.tx.query_one(there, &[&name])?.get(0) {
            let (from, until) = bounds_of(month);
            self.tx.batch_execute(&format!(
                "CREATE TABLE {name} (LIKE {LOG},
                     CONSTRAINT of_its_month CHECK (wall >= {from} AND wall < {until}))"
            ))?;
            self.new.insert(month);
        } else {
            self.months.insert(month);
        }
        Ok(name)
    }

    /// Makes partitions of the tables of new months before this one, with their indexes.
    fn attach(&mut self, before: NaiveDate) -> Result<()> {
        let later = self.new.split_off(&before);
        for month in std::mem::replace(&mut self.new, later) {
            let (name, (from, until)) = (name_of(month), bounds_of(month));
            self.tx.batch_execute(&format!(
                "ALTER TABLE {LOG} ATTACH PARTITION {name} FOR VALUES FROM ({from}) TO ({until});
                 ALTER TABLE {name} DROP CONSTRAINT of_its_month;"
            ))?;
            self.months.insert(month);
        }
        Ok(())
    }
}

fn name_of(month: NaiveDate) -> String {
    format!("{LOG}_{}", month.format("%Y_%m"))
}

/// Where a month begins and where the next one does, in milliseconds since 1970 UTC.
fn bounds_of(month: NaiveDate) -> (i64, i64) {
    let until = month.checked_add_months(Months::new(1));
    (millis(month), millis(until.unwrap_or(NaiveDate::MAX)))
}

/// The first day of the month of a moment in milliseconds, if a clock can have been right there.
fn month_of(wall: &Value<'_>) -> Option<NaiveDate> {
    let Value::Number(wall) = wall else {
        return None;
    };
    let date = DateTime::from_timestamp_millis(*wall)?.date_naive();
    YEARS
        .contains(&date.year())
        .then(|| date.with_day(1))
        .flatten()
}

fn millis(day: NaiveDate) -> i64 {
    day.and_time(NaiveTime::MIN).and_utc().timestamp_millis()
}

impl Work for Act<'_> {
    fn run(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64> {
        let statement = self.prepared(sql, values)?;
        Ok(self.tx.execute(&statement, &as_parameters(values))?)
    }

    fn each(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        row: &mut dyn FnMut(&Record) -> Result<()>,
    ) -> Result<()> {
        let statement = self.prepared(sql, values)?;
        let portal = self.tx.bind(&statement, &as_parameters(values))?;
        loop {
            // Of a long answer no more than this is held.
            let page = self.tx.query_portal(&portal, PAGE)?;
            for found in &page {
                let cells = (0..found.len()).map(|column| found.try_get(column));
                row(&Record(cells.collect::<std::result::Result<_, _>>()?))?;
            }
            if page.len() < PAGE as usize {
                return Ok(());
            }
        }
    }

    fn columns(&mut self, table: &str) -> Result<Vec<String>> {
        let shape = self.prepared(&format!("SELECT * FROM {table} LIMIT 0"), &[])?;
        let columns = shape.columns().iter();
        Ok(columns.map(|column| column.name().to_owned()).collect())
    }

    fn stream<'v>(
        &mut self,
        table: &str,
        columns: &[&str],
        order: Order,
        next: &mut dyn FnMut(&mut Vec<Value<'v>>),
    ) -> Result<()> {
        let names = columns.join(", ");
        let wall = columns.iter().position(|column| unquoted(column) == WALL);
        let wall = wall.filter(|_| table == LOG);
        let month = |row: &[Value<'_>]| wall.and_then(|at| month_of(row.get(at)?));
        let mut row = Vec::with_capacity(columns.len());
        next(&mut row);
        while !row.is_empty() {
            let of = month(&row);
            if let (Order::Written, Some(month)) = (order, of) {
                // While the server makes the indexes of one month, the next is read.
                self.attach(month)?;
            }
            let into = match table {
                LOG => self.table_of(of)?,
                table => table.to_owned(),
            };
            let mut copying = Copying::begin(&mut self.tx, &into, &names)?;
            while !row.is_empty() && month(&row) == of {
                copying.row(&row)?;
                row.clear();
                next(&mut row);
            }
            copying.end()?;
        }
        Ok(())
    }

    fn commit(mut self: Box<Self>) -> Result<()> {
        self.attach(NaiveDate::MAX)?;
        Ok(self.tx.commit()?)
    }
}

/// Columns of a copy stand in quotation marks.
fn unquoted(column: &str) -> &str {
    column.trim_matches('"')
}

fn as_parameters<'v>(values: &'v [Value<'_>]) -> Vec<&'v (dyn ToSql + Sync)> {
    values.iter().map(|value| value as _).collect()
}

fn type_of(value: &Value<'_>) -> Type {
    match value {
        Value::Nothing => Type::UNKNOWN,
        Value::Number(_) => Type::INT8,
        Value::Text(_) => Type::TEXT,
        Value::Bytes(_) => Type::BYTEA,
    }
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match self {
            Self::Nothing => Ok(IsNull::Yes),
            Self::Number(number) => number.to_sql(ty, out),
            Self::Text(text) => text.to_sql(ty, out),
            Self::Bytes(bytes) => bytes.to_sql(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Cell {
    fn from_sql(
        ty: &Type,
        raw: &'a [u8],
    ) -> std::result::Result<Self, Box<dyn StdError + Sync + Send>> {
        match *ty {
            Type::INT8 => i64::from_sql(ty, raw).map(Self::Number),
            Type::INT4 => i32::from_sql(ty, raw).map(|number| Self::Number(number.into())),
            Type::BYTEA => Ok(Self::Bytes(raw.to_vec())),
            _ => String::from_sql(ty, raw).map(Self::Text),
        }
    }

    fn from_sql_null(_: &Type) -> std::result::Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(Self::Nothing)
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::INT8 | Type::INT4 | Type::BYTEA) || <&str as FromSql<'_>>::accepts(ty)
    }
}
