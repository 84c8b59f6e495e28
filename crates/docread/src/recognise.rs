//! The recognition model: from a strip of 48 rows to how likely each letter stands at each place.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use image::GrayImage;
use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool};
use rten_tensor::{AsView, Layout, NdTensor, NdTensorView};

use crate::reader::ModelError;

/// Rows of a strip, as the model was trained.
pub const STRIP_HEIGHT: u32 = 48;

/// The letters of machine-readable lines, in the order of [`Likelihoods`].
pub const ALPHABET: &[u8; 37] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

/// So many of them are digits.
const DIGITS: usize = 10;

/// Columns of [`Likelihoods`]: the alphabet, then "no letter here".
pub const CLASSES: usize = ALPHABET.len() + 1;

/// The column that says that no letter stands here.
pub const BLANK: usize = ALPHABET.len();

/// For every step along a strip, how likely each letter is. The rest to 1 are letters of other alphabets.
#[derive(Debug, Clone, Default)]
pub struct Likelihoods {
    /// One row a step.
    pub steps: Vec<[f32; CLASSES]>,
}

impl Likelihoods {
    /// How many letters the likeliest way through the steps passes.
    pub fn letters(&self) -> f32 {
        self.passed().count() as f32
    }

    /// How much the start of a document's first line it looks like: how certain its letters are, all together. Digits count
    /// half, as what stands on its head is mostly taken for digits, and every document begins with letters.
    pub fn start(&self) -> f32 {
        self.passed().map(|(letter, likely)| if letter < DIGITS { likely / 2.0 } else { likely }).sum()
    }

    /// The letters that the likeliest way passes, and how likely each is.
    fn passed(&self) -> impl Iterator<Item = (usize, f32)> {
        let mut last = usize::MAX;
        self.steps.iter().filter_map(move |step| {
            let likeliest = (0..step.len()).max_by(|a, b| step[*a].total_cmp(&step[*b])).unwrap_or_default();
            let passed = likeliest != last && likeliest < ALPHABET.len() && step[likeliest] > 0.3;
            last = likeliest;
            passed.then(|| (likeliest, step[likeliest]))
        })
    }
}

/// PP-OCRv6, loaded.
pub struct Recogniser {
    model: Model,
    input: NodeId,
    output: NodeId,
    /// Which column of the model's output is which of [`CLASSES`].
    columns: [usize; CLASSES],
    /// Pools of one thread that no read uses at the moment: as many as there were reads at the same time.
    idle: Mutex<Vec<Arc<ThreadPool>>>,
}

impl Recogniser {
    /// Loads the model and finds the letters in the dictionary it carries.
    pub fn load(path: &Path) -> Result<Self, ModelError> {
        let file = std::fs::read(path)?;
        let wrong = |what: &str| ModelError::Model(what.to_owned());
        let model = ModelOptions::with_all_ops().load(file).map_err(|e| ModelError::Model(e.to_string()))?;
        let dictionary = model.metadata().get("character").ok_or_else(|| wrong("it has no dictionary"))?;
        let columns = columns(dictionary).ok_or_else(|| wrong("its dictionary lacks letters"))?;
        let input = *model.input_ids().first().ok_or_else(|| wrong("it has no input"))?;
        let output = *model.output_ids().first().ok_or_else(|| wrong("it has no output"))?;
        Ok(Self { model, input, output, columns, idle: Mutex::default() })
    }

    /// Reads one strip; nothing when the model refuses it. One thread.
    pub fn read(&self, strip: &GrayImage) -> Option<Likelihoods> {
        let input = normalised(strip);
        let pool = self.lock_idle().pop().unwrap_or_else(|| Arc::new(ThreadPool::with_num_threads(1)));
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&pool)));
        let result = self.model.run_n(vec![(self.input, input.view().into())], [self.output], Some(options));
        self.lock_idle().push(pool);
        let [output] = result.ok()?;
        let output: NdTensor<f32, 3> = output.try_into().ok()?;
        let rows = output.slice(0);
        (rows.size(0) > 0).then(|| self.likelihoods(rows))
    }

    fn likelihoods(&self, rows: NdTensorView<f32, 2>) -> Likelihoods {
        let count = rows.size(0);
        let step =
            |row: usize| self.columns.map(|column| rows.get([row, column]).copied().unwrap_or_default());
        Likelihoods { steps: (0..count).map(step).collect() }
    }

    fn lock_idle(&self) -> std::sync::MutexGuard<'_, Vec<Arc<ThreadPool>>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The model's column 0 is "no letter", then comes its dictionary, one entry a line.
fn columns(dictionary: &str) -> Option<[usize; CLASSES]> {
    let mut columns = [0; CLASSES];
    for (column, letter) in columns.iter_mut().zip(ALPHABET) {
        let at = dictionary.split('\n').position(|entry| entry.as_bytes() == [*letter])?;
        *column = at + 1;
    }
    Some(columns)
}

/// Values from -1 to 1, the grey in all three channels.
fn normalised(strip: &GrayImage) -> NdTensor<f32, 4> {
    let (width, height) = (strip.width() as usize, strip.height() as usize);
    let plane: Vec<f32> = strip.as_raw().iter().map(|value| f32::from(*value) / 127.5 - 1.0).collect();
    let mut data = Vec::with_capacity(plane.len() * 3);
    for _ in 0..3 {
        data.extend_from_slice(&plane);
    }
    NdTensor::from_data([1, 3, height, width], data)
}
