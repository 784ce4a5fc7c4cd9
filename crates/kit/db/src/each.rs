//! One statement for all the rows of a page: `id IN (…)` in two lengths, so that a long list asks once and not row by row.

use crate::{DbError, Row, Statement, ToValue, Tx};

/// How many keys the short text holds: a page.
pub(crate) const FEW: usize = 32;
/// How many keys the long text holds: the longest lists.
pub(crate) const MANY: usize = 128;

/// A statement about several keys, which stand from `$2` on; `$1` is the network. Made by [`crate::sql_each!`].
#[derive(Clone, Copy, Debug)]
pub struct Each {
    /// For a page of keys.
    pub few: Statement,
    /// For a long list of them.
    pub many: Statement,
}

/// Writes an [`Each`] from the text before and after its keys: `sql_each!("SELECT … IN (", ") ORDER BY id LIMIT 128")`.
#[macro_export]
macro_rules! sql_each {
    ($before:expr, $after:expr) => {
        $crate::Each {
            few: $crate::sql!(concat!(
                $before,
                "$2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, \
                 $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33",
                $after
            )),
            many: $crate::sql!(concat!(
                $before,
                "$2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, \
                 $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, \
                 $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, \
                 $63, $64, $65, $66, $67, $68, $69, $70, $71, $72, $73, $74, $75, $76, $77, $78, $79, $80, $81, $82, \
                 $83, $84, $85, $86, $87, $88, $89, $90, $91, $92, $93, $94, $95, $96, $97, $98, $99, $100, $101, \
                 $102, $103, $104, $105, $106, $107, $108, $109, $110, $111, $112, $113, $114, $115, $116, $117, \
                 $118, $119, $120, $121, $122, $123, $124, $125, $126, $127, $128, $129",
                $after
            )),
        }
    };
}

impl Tx<'_> {
    /// The rows about these keys of the network, each through `map`: nothing for none, one statement for up to 128.
    /// A key that is named twice counts once; the rows come in the statement's order.
    pub fn each<K: ToValue + Copy + Ord, T>(
        &mut self,
        statement: &Each,
        keys: &[K],
        mut map: impl FnMut(&mut Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<T>, DbError> {
        let mut rows = Vec::with_capacity(keys.len());
        self.batches(statement, keys, |tx, text, params| {
            rows.extend(tx.query(text, params, &mut map)?);
            Ok(())
        })?;
        Ok(rows)
    }

    /// Changes the rows of these keys of the network, as [`Tx::each`] reads them; answers how many.
    pub fn execute_each<K: ToValue + Copy + Ord>(
        &mut self,
        statement: &Each,
        keys: &[K],
    ) -> Result<u64, DbError> {
        let mut changed = 0;
        self.batches(statement, keys, |tx, text, params| {
            changed += tx.execute(text, params)?;
            Ok(())
        })?;
        Ok(changed)
    }

    fn batches<K: ToValue + Copy + Ord>(
        &mut self,
        statement: &Each,
        keys: &[K],
        mut run: impl FnMut(&mut Self, &Statement, &[&dyn ToValue]) -> Result<(), DbError>,
    ) -> Result<(), DbError> {
        let mut keys = keys.to_vec();
        keys.sort_unstable();
        keys.dedup();
        let network = self.network();
        for batch in keys.chunks(MANY) {
            let (text, places) =
                if batch.len() <= FEW { (&statement.few, FEW) } else { (&statement.many, MANY) };
            let mut params: Vec<&dyn ToValue> = Vec::with_capacity(places + 1);
            params.push(&network);
            // The text has a fixed number of places; the last key fills those left over.
            params.extend((0..places).map(|at| &batch[at.min(batch.len() - 1)] as &dyn ToValue));
            run(self, text, &params)?;
        }
        Ok(())
    }
}
